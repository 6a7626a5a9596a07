package dev.citizens.analysis.sql.vector;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Arithmetic of decimals, which may differ in scale. A result that has more digits than its type
 * overflows; if it has more behind the point, it is rounded, halves away from zero.
 */
final class DecimalArithmetic {
  private DecimalArithmetic() {}

  /** Computes an exact number. */
  @FunctionalInterface
  private interface Operation {
    /** The result, as a multiple of the last digit of the result's type; null for NULL. */
    BigInteger of(BigInteger a, BigInteger b);
  }

  static void add(Vector[] arguments, Vector out, int rows) {
    addOrSubtract(arguments, out, rows, 1);
  }

  static void subtract(Vector[] arguments, Vector out, int rows) {
    addOrSubtract(arguments, out, rows, -1);
  }

  private static void addOrSubtract(Vector[] arguments, Vector out, int rows, int sign) {
    int scale = out.type().scale();
    int aScale = arguments[0].type().scale();
    int bScale = arguments[1].type().scale();
    if (isShort(arguments, out) && scale >= aScale && scale >= bScale) {
      long aUnit = PowersOfTen.longOf(scale - aScale);
      long bUnit = PowersOfTen.longOf(scale - bScale) * sign;
      addShort(arguments, out, rows, aUnit, bUnit);
      return;
    }
    int common = Math.max(scale, Math.max(aScale, bScale));
    apply(
        arguments,
        out,
        rows,
        (a, b) -> {
          BigInteger left = PowersOfTen.rescaled(a, aScale, common);
          BigInteger right = PowersOfTen.rescaled(b, bScale, common);
          BigInteger sum = sign > 0 ? left.add(right) : left.subtract(right);
          return PowersOfTen.rescaled(sum, common, scale);
        });
  }

  /** Of numbers of up to 18 digits, the sum of which has no more than 19. */
  private static void addShort(Vector[] arguments, Vector out, int rows, long aUnit, long bUnit) {
    out.mergeStates(arguments, rows);
    long[] a = arguments[0].longs();
    long[] b = arguments[1].longs();
    long limit = PowersOfTen.longOf(out.type().precision());
    for (int row = 0; row < rows; row++) {
      if (out.states()[row] == Vector.VALUE) {
        long left = a[row] * aUnit;
        long right = b[row] * bUnit;
        long sum = left + right;
        boolean isTooLarge =
            Math.multiplyHigh(a[row], aUnit) != left >> 63
                || Math.multiplyHigh(b[row], bUnit) != right >> 63
                || ((left ^ sum) & (right ^ sum)) < 0
                || sum <= -limit
                || sum >= limit;
        out.longs()[row] = sum;
        if (isTooLarge) {
          out.fail(row, Vector.OVERFLOW);
        }
      }
    }
  }

  static void multiply(Vector[] arguments, Vector out, int rows) {
    int scale = out.type().scale();
    int exactScale = arguments[0].type().scale() + arguments[1].type().scale();
    if (isShort(arguments, out) && scale == exactScale) {
      multiplyShort(arguments, out, rows);
    } else {
      apply(arguments, out, rows, (a, b) -> PowersOfTen.rescaled(a.multiply(b), exactScale, scale));
    }
  }

  private static void multiplyShort(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    long[] a = arguments[0].longs();
    long[] b = arguments[1].longs();
    long limit = PowersOfTen.longOf(out.type().precision());
    for (int row = 0; row < rows; row++) {
      if (out.states()[row] == Vector.VALUE) {
        long product = a[row] * b[row];
        out.longs()[row] = product;
        if (Math.multiplyHigh(a[row], b[row]) != product >> 63
            || product <= -limit
            || product >= limit) {
          out.fail(row, Vector.OVERFLOW);
        }
      }
    }
  }

  /** With the sign of the dividend; NULL by zero. */
  static void modulo(Vector[] arguments, Vector out, int rows) {
    int aScale = arguments[0].type().scale();
    int bScale = arguments[1].type().scale();
    int common = Math.max(aScale, bScale);
    apply(
        arguments,
        out,
        rows,
        (a, b) ->
            b.signum() == 0
                ? null
                : PowersOfTen.rescaled(
                    PowersOfTen.rescaled(a, aScale, common)
                        .remainder(PowersOfTen.rescaled(b, bScale, common)),
                    common,
                    out.type().scale()));
  }

  private static void apply(Vector[] arguments, Vector out, int rows, Operation operation) {
    out.mergeStates(arguments, rows);
    for (int row = 0; row < rows; row++) {
      if (out.states()[row] == Vector.VALUE) {
        BigInteger result = operation.of(arguments[0].exact(row), arguments[1].exact(row));
        if (result == null) {
          out.setNull(row);
        } else {
          out.setDecimal(row, result);
        }
      }
    }
  }

  static void negate(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    for (int row = 0; row < rows; row++) {
      if (out.states()[row] == Vector.VALUE) {
        out.setDecimal(row, arguments[0].exact(row).negate());
      }
    }
  }

  static void abs(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    for (int row = 0; row < rows; row++) {
      if (out.states()[row] == Vector.VALUE) {
        out.setDecimal(row, arguments[0].exact(row).abs());
      }
    }
  }

  /** The double that is nearest to a decimal. */
  static double doubleOf(Vector decimals, int row) {
    int scale = decimals.type().scale();
    if (decimals.form() == Form.LONG) {
      long unscaled = decimals.longs()[row];
      if (Math.abs(unscaled) < 1L << 53 && scale <= 15) { // both are doubles, rounded once
        return (double) unscaled / PowersOfTen.longOf(scale);
      }
    }
    return new BigDecimal(decimals.exact(row), scale).doubleValue();
  }

  private static boolean isShort(Vector[] arguments, Vector out) {
    return out.form() == Form.LONG
        && arguments[0].form() == Form.LONG
        && arguments[1].form() == Form.LONG;
  }
}
