package dev.citizens.csv;

/** Lets a text pass, piece by piece, but for what it takes away or changes. Not thread-safe. */
public interface TextFilter {
  /** Takes the next piece, {@code bytes[from, to)}, and appends what may pass already. */
  void pass(byte[] bytes, int from, int to, ByteSink out);

  /** Appends what may pass now that the text has ended. */
  void finish(ByteSink out);
}
