package dev.citizens.analysis.sql;

import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.csv.ByteSink;
import java.math.BigInteger;
import java.util.Arrays;

/** Values as bytes whose order, unsigned, is that of the values. */
final class SortBytes {
  private static final byte NULL_FIRST = 0;
  private static final byte VALUE = 1;
  private static final byte NULL_LAST = 2;

  /** Holds each decimal as a whole number: 65 digits have 216 bits. */
  private static final int WIDE_BYTES = 28;

  private SortBytes() {}

  /** Appends the value of a row; no value's bytes are the beginning of another's. */
  static void append(Vector values, int row, boolean descending, boolean nullsFirst, ByteSink out) {
    if (values.states()[row] == Vector.NULL) {
      out.append(nullsFirst ? NULL_FIRST : NULL_LAST);
      return;
    }
    out.append(VALUE);
    int start = out.length();
    switch (values.form()) {
      case LONG -> appendLong(values.longs()[row], out);
      case DOUBLE -> appendDouble(values.doubles()[row], out);
      case WIDE -> appendWide(values.wides()[row], out);
      case TEXT -> appendText(values.bytes(), values.starts()[row], values.ends()[row], out);
    }
    if (descending) {
      byte[] bytes = out.array();
      for (int p = start; p < out.length(); p++) {
        bytes[p] = (byte) ~bytes[p];
      }
    }
  }

  private static void appendLong(long value, ByteSink out) {
    appendUnsigned(value ^ Long.MIN_VALUE, out);
  }

  private static void appendUnsigned(long value, ByteSink out) {
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      out.append((byte) (value >>> shift));
    }
  }

  /** NaN is above all, and -0 is 0. */
  private static void appendDouble(double value, ByteSink out) {
    long bits = Double.doubleToLongBits(value + 0.0);
    appendUnsigned(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE, out);
  }

  private static void appendWide(BigInteger value, ByteSink out) {
    byte[] digits = value.toByteArray();
    byte[] bytes = new byte[WIDE_BYTES];
    Arrays.fill(bytes, value.signum() < 0 ? (byte) -1 : 0);
    System.arraycopy(digits, 0, bytes, WIDE_BYTES - digits.length, digits.length);
    bytes[0] ^= (byte) 0x80;
    out.append(bytes, 0, WIDE_BYTES);
  }

  /** Ends with 0 0; a byte 0 within is 0 255. */
  private static void appendText(byte[] bytes, int from, int to, ByteSink out) {
    int written = from;
    for (int p = from; p < to; p++) {
      if (bytes[p] == 0) {
        out.append(bytes, written, p + 1);
        out.append((byte) -1);
        written = p + 1;
      }
    }
    out.append(bytes, written, to);
    out.append((byte) 0);
    out.append((byte) 0);
  }
}
