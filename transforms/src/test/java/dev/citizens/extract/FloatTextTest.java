package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

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
    "999999986991104, 999999990000000",
    "1e15, 1e15",
    "9.8607613e-32, 9.8607613e-32" // a power of two: the nearest of 8 digits gives another value
  })
  void isTheShortestThatGivesTheValueAgain(float value, String text) {
    assertThat(FloatText.of(value), is(text));
    assertThat(Float.parseFloat(text), is(value));
  }

  @Test
  void isWhatDuckDbWrites() throws SQLException {
    Random random = new Random(23);
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        PreparedStatement cast = duckDb.prepareStatement("SELECT CAST(?::FLOAT AS VARCHAR)")) {
      for (int i = 0; i < 2_000; i++) {
        float value = Float.intBitsToFloat(random.nextInt());
        if (Float.isFinite(value)) {
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
