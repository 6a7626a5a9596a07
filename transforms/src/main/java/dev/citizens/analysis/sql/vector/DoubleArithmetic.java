package dev.citizens.analysis.sql.vector;

import java.util.function.DoubleBinaryOperator;
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

  /** NULL by zero. */
  static void divide(Vector[] arguments, Vector out, int rows) {
    byAnotherThanZero(arguments, out, rows, (a, b) -> a / b);
  }

  /** With the sign of the dividend; NULL by zero. */
  static void modulo(Vector[] arguments, Vector out, int rows) {
    byAnotherThanZero(arguments, out, rows, (a, b) -> a % b);
  }

  private static void byAnotherThanZero(
      Vector[] arguments, Vector out, int rows, DoubleBinaryOperator operator) {
    out.mergeStates(arguments, rows);
    double[] a = arguments[0].doubles();
    double[] b = arguments[1].doubles();
    for (int row = 0; row < rows; row++) {
      if (out.states()[row] == Vector.VALUE) {
        if (b[row] == 0) {
          out.setNull(row);
        } else {
          out.doubles()[row] = operator.applyAsDouble(a[row], b[row]);
        }
      }
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
