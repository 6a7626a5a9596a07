package dev.citizens.analysis.sql.vector;

import java.util.function.DoubleUnaryOperator;

/**
 * Arithmetic of doubles by IEEE 754, as DuckDB has it: too large is infinite. Division by zero is
 * NULL, as for the other numbers.
 */
final class DoubleArithmetic {
  private DoubleArithmetic() {}

  static void add(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    double[] a = arguments[0].doubles();
    double[] b = arguments[1].doubles();
    for (int row = 0; row < rows; row++) {
      out.doubles()[row] = a[row] + b[row];
    }
  }

  static void subtract(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    double[] a = arguments[0].doubles();
    double[] b = arguments[1].doubles();
    for (int row = 0; row < rows; row++) {
      out.doubles()[row] = a[row] - b[row];
    }
  }

  static void multiply(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    double[] a = arguments[0].doubles();
    double[] b = arguments[1].doubles();
    for (int row = 0; row < rows; row++) {
      out.doubles()[row] = a[row] * b[row];
    }
  }

  static void divide(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    double[] b = arguments[1].doubles();
    for (int row = 0; row < rows; row++) {
      if (out.states()[row] == Vector.VALUE) {
        if (b[row] == 0) {
          out.setNull(row);
        } else {
          out.doubles()[row] = arguments[0].doubles()[row] / b[row];
        }
      }
    }
  }

  /** With the sign of the dividend; NaN by zero. */
  static void modulo(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    for (int row = 0; row < rows; row++) {
      out.doubles()[row] = arguments[0].doubles()[row] % arguments[1].doubles()[row];
    }
  }

  /** A function of one double. */
  static Kernel of(DoubleUnaryOperator operator) {
    return (arguments, out, rows) -> {
      out.mergeStates(arguments, rows);
      for (int row = 0; row < rows; row++) {
        out.doubles()[row] = operator.applyAsDouble(arguments[0].doubles()[row]);
      }
    };
  }
}
