package dev.citizens.csv.type;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** The text of a number of type double precision, found by trying. */
final class PostgresDouble {
  private static final int MOST_DIGITS = 17;

  private PostgresDouble() {}

  /** The text of a number that is finite. */
  static String text(double value) {
    String sign = Math.copySign(1, value) < 0 ? "-" : "";
    if (value == 0) {
      return sign + "0";
    }
    BigDecimal shortest = shortest(Math.abs(value));
    String digits = shortest.unscaledValue().toString();
    int leading = shortest.precision() - shortest.scale() - 1;
    if (leading >= -4 && leading < 15) {
      return sign + shortest.toPlainString();
    }
    return sign
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + String.format(Locale.ROOT, "e%+03d", leading);
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      BigDecimal found = nearest(exact, digits, value);
      if (found != null) {
        return found.stripTrailingZeros();
      }
    }
    return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }

  private static BigDecimal nearest(BigDecimal exact, int digits, double value) {
    return Stream.of(RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN)
        .map(mode -> exact.round(new MathContext(digits, mode)))
        .filter(decimal -> decimal.doubleValue() == value)
        .min(Comparator.comparing(decimal -> decimal.subtract(exact).abs()))
        .orElse(null);
  }
}
