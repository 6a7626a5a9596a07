package dev.citizens.csv;

/** Fields in canonical CSV: nothing for NULL, quotes only around a value that needs them. */
public final class CanonicalField {
  private CanonicalField() {}

  /** Whether the field {@code bytes[from, to)} has quotes; a value with a quote always has. */
  public static boolean isQuoted(byte[] bytes, int from, int to) {
    return from < to && bytes[from] == CanonicalCsv.QUOTE;
  }

  /** Appends the value of the field {@code bytes[from, to)}, which has quotes. */
  public static void appendUnquoted(byte[] bytes, int from, int to, ByteSink value) {
    int last = to - 1;
    int copied = from + 1;
    for (int p = copied; p < last; p++) {
      if (bytes[p] == CanonicalCsv.QUOTE) {
        value.append(bytes, copied, p + 1);
        p++; // the quote stands there twice
        copied = p + 1;
      }
    }
    value.append(bytes, copied, last);
  }
}
