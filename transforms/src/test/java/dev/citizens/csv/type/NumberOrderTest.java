package dev.citizens.csv.type;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberOrderTest {
  private final NumberOrder order = new NumberOrder();

  @Test
  void allKindsOfNumbersInTheirOrder() {
    List<String> ordered =
        List.of(
            "-Infinity",
            "-1.5e+300",
            "-1e+15",
            "-100",
            "-20",
            "-10.5",
            "-10",
            "-9",
            "-1",
            "-0.5",
            "-0.05",
            "-1e-05",
            "-5e-324",
            "-0",
            "0",
            "5e-324",
            "1e-05",
            "0.05",
            "0.5",
            "1",
            "1.05",
            "1.5",
            "9",
            "10",
            "10.5",
            "20",
            "100",
            "1e+15",
            "1.5e+300",
            "Infinity",
            "NaN");
    for (int i = 0; i < ordered.size(); i++) {
      for (int j = 0; j < ordered.size(); j++) {
        assertThat(
            ordered.get(i) + " and " + ordered.get(j),
            compare(ordered.get(i), ordered.get(j)),
            is(Integer.compare(i, j)));
      }
    }
  }

  @Test
  void decimalsHaveTheOrderOfTheirValues() {
    Random random = new Random(3);
    for (int i = 0; i < 100_000; i++) {
      BigDecimal left = decimal(random);
      BigDecimal right = decimal(random);
      assertThat(
          left + " and " + right,
          compare(left.toPlainString(), right.toPlainString()),
          is(left.compareTo(right)));
    }
  }

  private static BigDecimal decimal(Random random) {
    return BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), 3)
        .setScale(2, RoundingMode.DOWN);
  }

  @Test
  void doublesHaveTheOrderOfTheJdk() {
    Random random = new Random(4);
    for (int i = 0; i < 30_000; i++) {
      double left = Double.longBitsToDouble(random.nextLong());
      double right =
          random.nextBoolean() ? Math.nextUp(left) : Double.longBitsToDouble(random.nextLong());
      assertThat(
          left + " and " + right,
          compare(canonical(left), canonical(right)),
          is(Double.compare(left, right)));
    }
  }

  private static String canonical(double value) {
    return Double.isFinite(value) ? PostgresDouble.text(value) : Double.toString(value);
  }

  private int compare(String left, String right) {
    byte[] bytes = ("<" + left + ">" + right + ">").getBytes(US_ASCII);
    int middle = left.length() + 1;
    return Integer.signum(order.compare(bytes, 1, middle, bytes, middle + 1, bytes.length - 1));
  }
}
