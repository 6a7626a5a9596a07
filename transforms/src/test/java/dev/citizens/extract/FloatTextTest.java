package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.harness.OnePostgres;
import dev.citizens.testdata.Postgres;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatTextTest {
  /** From here on all are whole numbers. */
  private static final float FIRST_WHOLE = 1 << 23;

  @ParameterizedTest
  @CsvSource({
    "16777216, 16777216",
    "16777214, 16777214",
    "1234567.89, 1234567.9",
    "1234565.5, 1234565.5",
    "0.1, 0.1",
    "-0.0, -0",
    "0, 0",
    "100, 100",
    "1e-45, 1e-45",
    "1.17549435e-38, 1.1754944e-38",
    "3.4028235e38, 3.4028235e38",
    "-2.5e-7, -2.5e-7",
    "0.0000025, 0.0000025",
    "524682016, 524682016",
    "-999999986991104, -999999986991104",
    "1.5e15, 1.5e15",
    "9.8607613e-32, 9.8607613e-32" // a power of two: the nearest of 8 digits gives another value
  })
  void hasAllDigitsThatMatter(float value, String text) {
    assertThat(FloatText.of(value), is(text));
    assertThat(Float.parseFloat(text), is(value));
  }

  /** PostgreSQL writes the shortest decimal for whole numbers too. */
  @Test
  void isWhatPostgresWrites() throws SQLException {
    Random random = new Random(23);
    Postgres server = OnePostgres.get();
    try (Connection postgres =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        PreparedStatement cast = postgres.prepareStatement("SELECT (?::float4)::text")) {
      for (int i = 0; i < 3_000; i++) {
        float value = Float.intBitsToFloat(random.nextInt());
        if (Math.abs(value) < FIRST_WHOLE || (Math.abs(value) > 1e15 && Float.isFinite(value))) {
          cast.setFloat(1, value);
          try (ResultSet text = cast.executeQuery()) {
            text.next();
            BigDecimal expected = new BigDecimal(text.getString(1));
            assertThat(
                FloatText.of(value) + " for " + expected,
                new BigDecimal(FloatText.of(value)).compareTo(expected),
                is(0));
          }
        }
      }
    }
  }
}
