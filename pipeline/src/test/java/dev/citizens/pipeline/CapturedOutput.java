package dev.citizens.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.PrintStream;
import java.util.List;

/** Takes over the output of the whole process until it is closed; only one at a time. */
final class CapturedOutput implements Closeable {
  private final PrintStream oldOut = System.out;
  private final PrintStream oldErr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  CapturedOutput() {
    System.setOut(new PrintStream(out, true, UTF_8));
    System.setErr(new PrintStream(err, true, UTF_8));
  }

  /** Lines on standard output. */
  List<String> out() {
    return out.toString(UTF_8).lines().toList();
  }

  /** Lines on standard error, with those of the log. */
  List<String> err() {
    return err.toString(UTF_8).lines().toList();
  }

  @Override
  public void close() {
    System.setOut(oldOut);
    System.setErr(oldErr);
  }
}
