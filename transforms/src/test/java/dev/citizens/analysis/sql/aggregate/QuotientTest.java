package dev.citizens.analysis.sql.aggregate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuotientTest {
  @Test
  void quotientsAreRoundedToTheNearestDouble() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      BigInteger dividend = new BigInteger(1 + random.nextInt(200), random);
      BigInteger divisor = new BigInteger(1 + random.nextInt(100), random).add(BigInteger.ONE);
      if (random.nextBoolean()) {
        dividend = dividend.negate();
      }
      BigDecimal exact =
          new BigDecimal(dividend)
              .divide(new BigDecimal(divisor), new MathContext(1100, RoundingMode.HALF_EVEN));
      assertThat(
          dividend + " / " + divisor, Quotient.of(dividend, divisor, 0), is(exact.doubleValue()));
    }
  }

  @Test
  void smallAndLargeNumbersAreRoundedWhereTheirBitsEnd() {
    Random random = new Random(2);
    for (int i = 0; i < 5_000; i++) {
      BigInteger digits = new BigInteger(1 + random.nextInt(120), random);
      int exponent = -1150 + random.nextInt(120);
      BigDecimal exact =
          new BigDecimal(digits).divide(new BigDecimal(BigInteger.TWO.pow(-exponent)));
      assertThat(
          digits + " * 2^" + exponent,
          Quotient.of(digits, BigInteger.ONE, exponent),
          is(exact.doubleValue()));
    }
    assertThat(
        Quotient.of(BigInteger.TWO.pow(1024), BigInteger.ONE, 0), is(Double.POSITIVE_INFINITY));
    double most = Double.MAX_VALUE;
    assertThat(Quotient.of(new BigDecimal(most).toBigInteger(), BigInteger.ONE, 0), is(most));
  }
}
