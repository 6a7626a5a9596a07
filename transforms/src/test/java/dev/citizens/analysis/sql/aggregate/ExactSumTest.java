package dev.citizens.analysis.sql.aggregate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumTest {
  /** Doubles of all sizes and signs, many of which cancel. */
  private static double random(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextGaussian();
      case 1 -> random.nextInt(2000) / 100.0;
      case 2 -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(2000) - 1000);
      case 3 -> random.nextBoolean() ? Double.MIN_VALUE : -Double.MIN_NORMAL;
      case 4 -> random.nextBoolean() ? Double.MAX_VALUE / 4 : -Double.MAX_VALUE / 4;
      default -> random.nextLong();
    };
  }

  private static double rounded(ExactSum sum) {
    return Quotient.of(sum.unscaled(), BigInteger.ONE, sum.exponent());
  }

  @Test
  void theSumIsExactAndRoundedOnce() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      ExactSum sum = new ExactSum();
      ExactSum squares = new ExactSum();
      BigDecimal expected = BigDecimal.ZERO;
      BigDecimal expectedSquares = BigDecimal.ZERO;
      for (int i = random.nextInt(300); i >= 0; i--) {
        double value = random(random);
        sum.add(value);
        squares.addSquare(value);
        expected = expected.add(new BigDecimal(value));
        expectedSquares = expectedSquares.add(new BigDecimal(value).pow(2));
        if (random.nextInt(20) == 0) {
          sum = copy(sum);
          squares = copy(squares);
        }
      }
      assertThat("seed " + seed, rounded(sum), is(expected.doubleValue()));
      assertThat("seed " + seed, rounded(squares), is(expectedSquares.doubleValue()));
      assertThat("seed " + seed, exact(squares).compareTo(expectedSquares), is(0));
    }
  }

  private static BigDecimal exact(ExactSum sum) {
    BigDecimal power = BigDecimal.valueOf(2).pow(Math.abs(sum.exponent()));
    BigDecimal unscaled = new BigDecimal(sum.unscaled());
    return sum.exponent() < 0 ? unscaled.divide(power) : unscaled.multiply(power);
  }

  /** Of two sums, merged into each other in both orders. */
  private static ExactSum copy(ExactSum sum) throws IOException {
    ExactSum copy = new ExactSum();
    copy.add(1e-30);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sum.writeTo(new DataOutputStream(bytes));
    copy.merge(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    copy.add(-1e-30);
    return copy;
  }

  @Test
  void manyEqualNumbersCarryInTime() {
    double large = Math.nextDown(0x1p32);
    double small = -Math.nextDown(2.0);
    ExactSum sum = new ExactSum();
    for (int i = 0; i < 100_000; i++) {
      sum.add(large);
      sum.add(small);
    }
    BigDecimal expected =
        new BigDecimal(large).add(new BigDecimal(small)).multiply(BigDecimal.valueOf(100_000));
    assertThat(exact(sum).compareTo(expected), is(0));
  }

  @Test
  void nothingIsZero() {
    assertThat(rounded(new ExactSum()), is(0.0));
  }
}
