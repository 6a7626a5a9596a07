package dev.citizens.analysis.sql.vector;

import java.math.BigInteger;
import java.math.RoundingMode;

/** ROUND, FLOOR and CEIL. */
final class Rounding {
  private Rounding() {}

  /**
   * Of decimals, to the scale of the result.
   *
   * @param mode UP is never given: HALF_UP, FLOOR or CEILING
   * @param digits behind the point that are kept, before it if negative
   */
  static Kernel ofDecimals(RoundingMode mode, int digits) {
    return (arguments, out, rows) -> {
      out.mergeStates(arguments, rows);
      int scale = arguments[0].type().scale();
      for (int row = 0; row < rows; row++) {
        if (out.states()[row] == Vector.VALUE) {
          BigInteger rounded = round(arguments[0].exact(row), scale, digits, mode);
          out.setExact(row, PowersOfTen.rescaled(rounded, scale, out.type().scale()));
        }
      }
    };
  }

  /** The number, a multiple of 10^-scale, as one with zeros behind the digits that are kept. */
  private static BigInteger round(BigInteger number, int scale, int digits, RoundingMode mode) {
    if (digits >= scale) {
      return number;
    }
    BigInteger unit = PowersOfTen.of(Math.min(scale - digits, 2 * 65));
    return switch (mode) {
      case FLOOR -> floor(number, unit).multiply(unit);
      case CEILING -> floor(number.negate(), unit).negate().multiply(unit);
      default -> PowersOfTen.rounded(number, unit).multiply(unit);
    };
  }

  private static BigInteger floor(BigInteger number, BigInteger unit) {
    BigInteger[] parts = number.divideAndRemainder(unit);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  /** Of doubles: halves away from zero, as DuckDB rounds. */
  static double round(double value, int digits) {
    if (digits == 0) {
      return awayFromZero(value);
    }
    double unit = Math.pow(10, Math.abs(digits));
    double rounded =
        digits > 0 ? awayFromZero(value * unit) / unit : awayFromZero(value / unit) * unit;
    return Double.isFinite(rounded) ? rounded : value;
  }

  private static double awayFromZero(double value) {
    double size = Math.abs(value);
    double floor = Math.floor(size);
    return Math.copySign(size - floor >= 0.5 ? floor + 1 : floor, value);
  }
}
