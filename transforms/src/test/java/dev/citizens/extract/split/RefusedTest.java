package dev.citizens.extract.split;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedTest {
  @ParameterizedTest
  @CsvSource({"42000, 1064", "42S22, 1054", "HY000, 1111", "HY000, 1525", "21000, 1241"})
  void anAnswerIsARefusal(String state, int error) {
    assertDoesNotThrow(() -> Refused.orThrow(new SQLException("no", state, error)));
  }

  @ParameterizedTest
  @CsvSource({", 0", "08S01, 0", "08S01, 1053", "40001, 1213", "HY000, 1205", "70100, 1317"})
  void noneIsThrownAgain(String state, int error) {
    assertThrows(
        SQLException.class, () -> Refused.orThrow(new SQLException("later", state, error)));
  }
}
