package dev.citizens.analysis.sql.vector;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalField;
import dev.citizens.csv.ColumnType;
import java.math.BigInteger;

/**
 * Reads values from canonical fields of a type, which have been checked (docs/types.md). Nothing is
 * checked again.
 */
public final class FieldReader {
  private static final int TIME_AT = "YYYY-MM-DD ".length();
  private static final int SECOND_BYTES = "HH:MM:SS".length();

  private FieldReader() {}

  /** Reads the field {@code bytes[from, to)} as the value of a row; texts are copied. */
  public static void read(byte[] bytes, int from, int to, Vector values, int row) {
    if (from == to) {
      values.setNull(row);
      return;
    }
    switch (values.type().kind()) {
      case LONG -> values.setLong(row, number(bytes, from, to));
      case DECIMAL -> {
        if (values.form() == Form.LONG) {
          values.setLong(row, number(bytes, from, to));
        } else {
          values.setDecimal(row, wide(bytes, from, to));
        }
      }
      case DOUBLE -> values.setDouble(row, DoubleReader.read(bytes, from, to));
      case BOOLEAN -> values.setLong(row, bytes[from] == 't' ? 1 : 0);
      case DATE -> values.setLong(row, day(bytes, from));
      case TIME -> values.setLong(row, timeOfDay(bytes, from, to));
      case TIMESTAMP -> values.setLong(row, timestamp(bytes, from, to));
      case TEXT, BYTES, JSON -> readText(bytes, from, to, values, row);
    }
  }

  private static void readText(byte[] bytes, int from, int to, Vector values, int row) {
    if (CanonicalField.isQuoted(bytes, from, to)) {
      ByteSink texts = values.texts();
      int start = texts.length();
      CanonicalField.appendUnquoted(bytes, from, to, texts);
      values.endText(row, start);
    } else {
      values.setText(row, bytes, from, to);
    }
  }

  /** The digits with their sign as a number, without the point of a decimal. */
  static long number(byte[] bytes, int from, int to) {
    boolean negative = bytes[from] == '-';
    long number = 0;
    for (int p = negative ? from + 1 : from; p < to; p++) {
      if (bytes[p] != '.') {
        number = number * 10 - (bytes[p] - '0'); // below zero, where the smallest long has room
      }
    }
    return negative ? number : -number;
  }

  private static BigInteger wide(byte[] bytes, int from, int to) {
    StringBuilder digits = new StringBuilder(to - from);
    for (int p = from; p < to; p++) {
      if (bytes[p] != '.') {
        digits.append((char) bytes[p]);
      }
    }
    return new BigInteger(digits.toString());
  }

  static int day(byte[] bytes, int from) {
    return Calendar.day(year(bytes, from), two(bytes, from + 5), two(bytes, from + 8));
  }

  /** Of a date or a timestamp. */
  static int year(byte[] bytes, int from) {
    return two(bytes, from) * 100 + two(bytes, from + 2);
  }

  static long timeOfDay(byte[] bytes, int from, int to) {
    long seconds = (two(bytes, from) * 60L + two(bytes, from + 3)) * 60 + two(bytes, from + 6);
    long micros = 0;
    long unit = Calendar.MICROS_A_SECOND / 10;
    for (int p = from + SECOND_BYTES + 1; p < to; p++) {
      micros += (bytes[p] - '0') * unit;
      unit /= 10;
    }
    return seconds * Calendar.MICROS_A_SECOND + micros;
  }

  static long timestamp(byte[] bytes, int from, int to) {
    return day(bytes, from) * Calendar.MICROS_A_DAY + timeOfDay(bytes, from + TIME_AT, to);
  }

  private static int two(byte[] bytes, int from) {
    return bytes[from] * 10 + bytes[from + 1] - '0' * 11;
  }

  /** Whether values of the kind are their bytes as they stand, but for quotes. */
  static boolean isText(ColumnType type) {
    return Form.of(type) == Form.TEXT;
  }
}
