package dev.citizens.extract;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.Stream;

/**
 * Writes a FLOAT: a whole number with all its digits, so that 16777216 is not 16777200; another one
 * as the shortest decimal that gives the same FLOAT again, so that 0.1 stays 0.1. ({@link
 * Float#toString(float)} of Java 17 is not always the shortest.)
 */
final class FloatText {
  /** From here on an exponent is written, as MySQL does. */
  private static final double LEAST_LARGE = 1e15;

  /** From this power of ten on down an exponent is written too. */
  private static final int GREATEST_SMALL_EXPONENT = -7;

  private FloatText() {}

  /** The text of a value: plain digits, or as MySQL writes exponents, {@code 1.5e-45}. */
  static String of(float value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    if (value == Math.rint(value) && Math.abs(value) < LEAST_LARGE) {
      return Long.toString((long) value);
    }
    BigDecimal shortest = shortest(value);
    int exponent = shortest.precision() - shortest.scale() - 1;
    return exponent > GREATEST_SMALL_EXPONENT && Math.abs(value) < LEAST_LARGE
        ? shortest.toPlainString()
        : shortest.movePointLeft(exponent).toPlainString() + "e" + exponent;
  }

  private static BigDecimal shortest(float value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal shortest = new BigDecimal(Float.toString(value)).stripTrailingZeros();
    for (int digits = shortest.precision(); digits > 0; digits--) {
      BigDecimal rounded = rounded(exact, digits, value);
      if (rounded == null) {
        break;
      }
      shortest = rounded.stripTrailingZeros();
    }
    return shortest;
  }

  /**
   * The nearest decimal of so many digits that gives the value again, or null. Below a power of two
   * FLOATs are closer than above, so the nearest one of all may give another value.
   */
  private static BigDecimal rounded(BigDecimal exact, int digits, float value) {
    return Stream.of(RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN)
        .map(mode -> exact.round(new MathContext(digits, mode)))
        .filter(decimal -> decimal.floatValue() == value)
        .findFirst()
        .orElse(null);
  }
}
