package dev.citizens.analysis.expression;

import dev.citizens.csv.type.DateText;
import dev.citizens.csv.type.TimestampText;

/** The day {@code YYYY-MM-DD} that a date is, or that a timestamp begins with. */
final class Day {
  private Day() {}

  /** Whether {@code bytes[from, to)} is a date or a timestamp in canonical form. */
  static boolean isIn(byte[] bytes, int from, int to) {
    return DateText.isDate(bytes, from, to) || TimestampText.isCanonicalTimestamp(bytes, from, to);
  }
}
