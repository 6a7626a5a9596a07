package dev.citizens.analysis.sql.vector;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.type.CanonicalDouble;
import java.math.BigDecimal;

/** Writes values as canonical text (docs/types.md), in canonical CSV. Not thread-safe. */
public final class FieldWriter {
  private static final byte[] TRUE = "true".getBytes(US_ASCII);
  private static final byte[] FALSE = "false".getBytes(US_ASCII);
  private static final byte[] SMALLEST = Long.toString(Long.MIN_VALUE).getBytes(US_ASCII);
  private static final int MOST_LONG_DIGITS = 19;

  private final CanonicalDouble doubles = new CanonicalDouble();
  private final byte[] digits = new byte[MOST_LONG_DIGITS];

  /** Appends the value of a row as a field; nothing for NULL. */
  public void append(Vector values, int row, ByteSink out) {
    if (values.states()[row] != Vector.VALUE) {
      return;
    }
    if (values.form() == Form.TEXT) {
      CanonicalCsv.appendValue(out, values.bytes(), values.starts()[row], values.ends()[row]);
    } else {
      appendText(values, row, out);
    }
  }

  /** Appends the canonical text of a value that is there. */
  void appendText(Vector values, int row, ByteSink out) {
    switch (values.type().kind()) {
      case LONG -> appendLong(values.longs()[row], out);
      case DECIMAL -> appendDecimal(values, row, out);
      case DOUBLE -> doubles.append(values.doubles()[row], out);
      case BOOLEAN -> {
        byte[] text = values.longs()[row] != 0 ? TRUE : FALSE;
        out.append(text, 0, text.length);
      }
      case DATE -> appendDate(values.longs()[row], out);
      case TIME -> appendTime(values.longs()[row], out);
      case TIMESTAMP -> {
        long micros = values.longs()[row];
        appendDate(Math.floorDiv(micros, Calendar.MICROS_A_DAY), out);
        out.append((byte) ' ');
        appendTime(Math.floorMod(micros, Calendar.MICROS_A_DAY), out);
      }
      case TEXT, BYTES, JSON ->
          out.append(values.bytes(), values.starts()[row], values.ends()[row]);
    }
  }

  /** Appends a whole number. */
  public void appendLong(long value, ByteSink out) {
    if (value == Long.MIN_VALUE) {
      out.append(SMALLEST, 0, SMALLEST.length);
      return;
    }
    if (value < 0) {
      out.append((byte) '-');
    }
    appendDigits(Math.abs(value), 1, out);
  }

  /** Appends the digits of a number that is not negative, with zeros in front if they are few. */
  private void appendDigits(long value, int atLeast, ByteSink out) {
    int first = digits.length;
    for (long rest = value; rest != 0 || digits.length - first < atLeast; rest /= 10) {
      digits[--first] = (byte) ('0' + rest % 10);
    }
    out.append(digits, first, digits.length);
  }

  private void appendDecimal(Vector values, int row, ByteSink out) {
    int scale = values.type().scale();
    if (values.form() == Form.WIDE) {
      String text = new BigDecimal(values.wides()[row], scale).toPlainString();
      out.append(text);
      return;
    }
    long value = values.longs()[row];
    if (value < 0) {
      out.append((byte) '-');
    }
    long unit = PowersOfTen.longOf(scale);
    appendDigits(Math.abs(value) / unit, 1, out);
    if (scale > 0) {
      out.append((byte) '.');
      appendDigits(Math.abs(value) % unit, scale, out);
    }
  }

  private void appendDate(long day, ByteSink out) {
    int date = Calendar.date(day);
    appendDigits(date / 10_000, 4, out);
    out.append((byte) '-');
    appendDigits(date / 100 % 100, 2, out);
    out.append((byte) '-');
    appendDigits(date % 100, 2, out);
  }

  private void appendTime(long micros, ByteSink out) {
    long seconds = micros / Calendar.MICROS_A_SECOND;
    appendDigits(seconds / 3600, 2, out);
    out.append((byte) ':');
    appendDigits(seconds / 60 % 60, 2, out);
    out.append((byte) ':');
    appendDigits(seconds % 60, 2, out);
    long fraction = micros % Calendar.MICROS_A_SECOND;
    if (fraction != 0) {
      out.append((byte) '.');
      int places = 6;
      for (; fraction % 10 == 0; fraction /= 10) {
        places--;
      }
      appendDigits(fraction, places, out);
    }
  }
}
