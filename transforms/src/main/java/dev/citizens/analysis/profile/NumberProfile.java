package dev.citizens.analysis.profile;

/** What has been learnt about the values of a column of whole numbers. */
final class NumberProfile extends ColumnProfile {
  private final LongExtremes extremes;

  NumberProfile() {
    this(new LongExtremes());
  }

  private NumberProfile(LongExtremes extremes) {
    super(extremes);
    this.extremes = extremes;
  }

  @Override
  void addField(byte[] bytes, int from, int to) {
    long number = number(bytes, from, to);
    extremes.add(number);
    addLength(to - from);
  }

  /** The number in {@code bytes[from, to)}, which fits: other rows are bad rows. */
  private static long number(byte[] bytes, int from, int to) {
    boolean negative = bytes[from] == '-';
    long number = 0;
    for (int p = negative ? from + 1 : from; p < to; p++) {
      number = number * 10 - (bytes[p] - '0'); // below zero, where the smallest long has room
    }
    return negative ? number : -number;
  }
}
