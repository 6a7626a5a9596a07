package dev.citizens.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.failures.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * One command, run in this process, and all that it said.
 *
 * @param out its lines on standard output
 * @param err its lines on standard error, with those of the log
 */
record CitizensRun(ExitStatus status, List<String> out, List<String> err, double seconds) {

  /** Runs the command. Only one at a time: it takes over the output of the whole process. */
  static synchronized CitizensRun of(List<String> args, Map<String, String> environment) {
    PrintStream oldOut = System.out;
    PrintStream oldErr = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, UTF_8));
    System.setErr(new PrintStream(err, true, UTF_8));
    long start = System.nanoTime();
    ExitStatus status;
    double seconds;
    try {
      status = Citizens.run(args, environment);
    } finally {
      seconds = (System.nanoTime() - start) / 1e9;
      System.setOut(oldOut);
      System.setErr(oldErr);
    }
    CitizensRun run =
        new CitizensRun(
            status,
            out.toString(UTF_8).lines().toList(),
            err.toString(UTF_8).lines().toList(),
            seconds);
    System.out.printf("%.1f s %s %s %s%n", seconds, args.get(0), status, run.err());
    return run;
  }

  /** All that was said, for a search in it. */
  String everything() {
    return String.join("\n", out) + "\n" + String.join("\n", err);
  }
}
