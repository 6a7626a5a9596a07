package dev.citizens.analyze;

import dev.citizens.csv.ByteSink;
import java.io.OutputStream;

/** Writes to a sink. Unlike Java's own stream it takes no lock for each byte. Not thread-safe. */
final class SinkOutput extends OutputStream {
  private final ByteSink sink;

  SinkOutput(ByteSink sink) {
    this.sink = sink;
  }

  @Override
  public void write(int value) {
    sink.append((byte) value);
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    sink.append(bytes, from, from + count);
  }
}
