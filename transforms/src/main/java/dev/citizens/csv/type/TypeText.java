package dev.citizens.csv.type;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.ColumnType;

/**
 * How the values of a type are written: the spellings that are taken, and the one canonical text of
 * each value. Fields are canonical CSV and not NULL, so that something in quotes is a value of
 * texts and JSON only. {@link dev.citizens.csv.Swar#PADDING_BYTES} behind a field must be readable.
 * Not thread-safe.
 */
public interface TypeText {
  /** Whether the field {@code bytes[from, to)} is the canonical text of a value. */
  boolean isCanonical(byte[] bytes, int from, int to);

  /**
   * Appends the canonical text of the value that the field {@code bytes[from, to)} spells.
   *
   * @return whether it is a value; else nothing is appended
   */
  boolean append(byte[] bytes, int from, int to, ByteSink out);

  /** Why the field {@code bytes[from, to)}, which {@link #append} refused, is no value. */
  BadRowReason reason(byte[] bytes, int from, int to);

  /** That of a type; null for texts, which are all values as they are. */
  static TypeText of(ColumnType type) {
    return switch (type.kind()) {
      case LONG -> new LongText();
      case DECIMAL -> new DecimalText(type.precision(), type.scale());
      case DOUBLE -> new DoubleText();
      case BOOLEAN -> new BooleanText();
      case DATE -> new DateText();
      case TIME -> new TimeText();
      case TIMESTAMP -> new TimestampText();
      case TEXT -> null;
      case BYTES -> new BytesText();
      case JSON -> new JsonText();
    };
  }
}
