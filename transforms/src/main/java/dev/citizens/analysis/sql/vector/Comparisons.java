package dev.citizens.analysis.sql.vector;

import java.util.Arrays;

/**
 * Comparisons of values of one type. NaN equals NaN and is greater than all numbers, and -0 equals
 * 0, as in PostgreSQL and DuckDB; texts are compared by their bytes, that is by code points.
 */
public final class Comparisons {
  /** What a comparison may find, as bits. */
  static final int LESS = 1;

  static final int EQUAL = 2;
  static final int GREATER = 4;

  private Comparisons() {}

  /** Compares two values that are there: below 0, 0 or above 0. */
  public static int compare(Vector a, int aRow, Vector b, int bRow) {
    return switch (a.form()) {
      case LONG -> Long.compare(a.longs()[aRow], b.longs()[bRow]);
      case DOUBLE -> compare(a.doubles()[aRow], b.doubles()[bRow]);
      case WIDE -> a.wides()[aRow].compareTo(b.wides()[bRow]);
      case TEXT ->
          Arrays.compareUnsigned(
              a.bytes(),
              a.starts()[aRow],
              a.ends()[aRow],
              b.bytes(),
              b.starts()[bRow],
              b.ends()[bRow]);
    };
  }

  /** Compares two doubles. */
  public static int compare(double a, double b) {
    return Double.compare(a + 0.0, b + 0.0); // -0 + 0 is 0
  }

  /** Whether the comparison says one of {@code wanted}, NULL if a side is. */
  static Kernel of(int wanted) {
    return (arguments, out, rows) -> compare(arguments, out, rows, wanted);
  }

  private static void compare(Vector[] arguments, Vector out, int rows, int wanted) {
    out.mergeStates(arguments, rows);
    Vector a = arguments[0];
    Vector b = arguments[1];
    long[] result = out.longs();
    if (a.form() == Form.LONG) {
      long[] left = a.longs();
      long[] right = b.longs();
      for (int row = 0; row < rows; row++) {
        int found = left[row] < right[row] ? LESS : left[row] > right[row] ? GREATER : EQUAL;
        result[row] = (wanted & found) != 0 ? 1 : 0;
      }
      return;
    }
    byte[] states = out.states();
    for (int row = 0; row < rows; row++) {
      if (states[row] == Vector.VALUE) {
        int order = compare(a, row, b, row);
        int found = order < 0 ? LESS : order > 0 ? GREATER : EQUAL;
        result[row] = (wanted & found) != 0 ? 1 : 0;
      }
    }
  }

  /** NULL is equal to NULL. */
  static void isNotDistinct(Vector[] arguments, Vector out, int rows) {
    Vector a = arguments[0];
    Vector b = arguments[1];
    for (int row = 0; row < rows; row++) {
      byte left = a.states()[row];
      byte right = b.states()[row];
      if (left > Vector.NULL || right > Vector.NULL) {
        out.setState(row, (byte) Math.max(left, right));
      } else {
        boolean same = left == right && (left == Vector.NULL || compare(a, row, b, row) == 0);
        out.setLong(row, same ? 1 : 0);
      }
    }
  }

  /** Whether the first is one of the others; unknown if it is none, and one of them is NULL. */
  static void in(Vector[] arguments, Vector out, int rows) {
    Vector value = arguments[0];
    for (int row = 0; row < rows; row++) {
      byte state = value.states()[row];
      if (state == Vector.VALUE) {
        boolean found = false;
        for (int i = 1; i < arguments.length && !found; i++) {
          Vector candidate = arguments[i];
          byte other = candidate.states()[row];
          found = other == Vector.VALUE && compare(value, row, candidate, row) == 0;
          state = (byte) Math.max(state, other);
        }
        if (found) {
          state = Vector.VALUE;
        }
        out.longs()[row] = found ? 1 : 0;
      }
      out.setState(row, state);
    }
  }
}
