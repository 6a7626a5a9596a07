package dev.citizens.analysis.sql.vector;

import dev.citizens.csv.ColumnType;

/** What holds the values of a type in a {@link Vector}. */
public enum Form {
  /**
   * A {@code long}: whole numbers, decimals of few digits as multiples of their last one, 1 for
   * true, days since 1970-01-01, microseconds since midnight or since 1970-01-01 00:00:00.
   */
  LONG,
  /** A {@code double}. */
  DOUBLE,
  /** A {@code BigInteger}: decimals of many digits, as multiples of their last one. */
  WIDE,
  /** UTF-8: texts, JSON, and bytes by their canonical text. */
  TEXT;

  /** As many digits as every {@code long} has room for. */
  static final int LONG_DIGITS = 18;

  public static Form of(ColumnType type) {
    return switch (type.kind()) {
      case LONG, BOOLEAN, DATE, TIME, TIMESTAMP -> LONG;
      case DECIMAL -> type.precision() <= LONG_DIGITS ? LONG : WIDE;
      case DOUBLE -> DOUBLE;
      case TEXT, BYTES, JSON -> TEXT;
    };
  }
}
