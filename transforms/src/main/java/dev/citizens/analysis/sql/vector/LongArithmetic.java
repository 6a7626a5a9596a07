package dev.citizens.analysis.sql.vector;

/** Arithmetic of whole numbers and days. What has no room in 64 bits overflows. */
final class LongArithmetic {
  private LongArithmetic() {}

  static void add(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    long[] a = arguments[0].longs();
    long[] b = arguments[1].longs();
    long[] result = out.longs();
    for (int row = 0; row < rows; row++) {
      long sum = a[row] + b[row];
      result[row] = sum;
      if (((a[row] ^ sum) & (b[row] ^ sum)) < 0) {
        overflow(out, row);
      }
    }
  }

  static void subtract(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    long[] a = arguments[0].longs();
    long[] b = arguments[1].longs();
    long[] result = out.longs();
    for (int row = 0; row < rows; row++) {
      long difference = a[row] - b[row];
      result[row] = difference;
      if (((a[row] ^ b[row]) & (a[row] ^ difference)) < 0) {
        overflow(out, row);
      }
    }
  }

  static void multiply(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    long[] a = arguments[0].longs();
    long[] b = arguments[1].longs();
    long[] result = out.longs();
    for (int row = 0; row < rows; row++) {
      long product = a[row] * b[row];
      result[row] = product;
      if (Math.multiplyHigh(a[row], b[row]) != product >> 63) {
        overflow(out, row);
      }
    }
  }

  /** Towards zero; NULL by zero. */
  static void divide(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    long[] a = arguments[0].longs();
    long[] b = arguments[1].longs();
    for (int row = 0; row < rows; row++) {
      if (out.states()[row] != Vector.VALUE) {
        continue;
      }
      if (b[row] == 0) {
        out.setNull(row);
      } else if (a[row] == Long.MIN_VALUE && b[row] == -1) {
        overflow(out, row);
      } else {
        out.longs()[row] = a[row] / b[row];
      }
    }
  }

  /** With the sign of the dividend; NULL by zero. */
  static void modulo(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    long[] b = arguments[1].longs();
    for (int row = 0; row < rows; row++) {
      if (out.states()[row] == Vector.VALUE) {
        if (b[row] == 0) {
          out.setNull(row);
        } else {
          out.longs()[row] = arguments[0].longs()[row] % b[row];
        }
      }
    }
  }

  static void negate(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    for (int row = 0; row < rows; row++) {
      long value = arguments[0].longs()[row];
      out.longs()[row] = -value;
      if (value == Long.MIN_VALUE) {
        overflow(out, row);
      }
    }
  }

  static void abs(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    for (int row = 0; row < rows; row++) {
      long value = arguments[0].longs()[row];
      out.longs()[row] = Math.abs(value);
      if (value == Long.MIN_VALUE) {
        overflow(out, row);
      }
    }
  }

  /** The day so many days later, which must be of the years 0001 to 9999. */
  static void addDays(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    long[] days = arguments[0].longs();
    long[] more = arguments[1].longs();
    for (int row = 0; row < rows; row++) {
      long day = days[row] + more[row];
      out.longs()[row] = day;
      // A number of days that overflows is far from all days, and so is what it wraps to.
      if (!Calendar.isDay(day)) {
        overflow(out, row);
      }
    }
  }

  private static void overflow(Vector out, int row) {
    if (out.states()[row] == Vector.VALUE) {
      out.fail(row, Vector.OVERFLOW);
    }
  }
}
