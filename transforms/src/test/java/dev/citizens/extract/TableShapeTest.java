package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.OneMariaDb;
import dev.citizens.harness.Refusal;
import dev.citizens.testdata.MariaDb;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableShapeTest {
  @Test
  void keysAreTiledAndRowsWithoutOneAreCounted() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE shape (k INT NULL, v TEXT NULL)",
        "INSERT INTO shape VALUES (-7, 'a'), (NULL, 'b'), (12, NULL), (NULL, NULL), (12, 'c')");
    assertThat(shapeOf("k", "v"), is(new TableShape(List.of(new KeyRange(-7, 12)), 2)));
  }

  @Test
  void emptyTableHasNoRanges() throws SQLException {
    OneMariaDb.execute("CREATE OR REPLACE TABLE shape (k BIGINT NULL, v INT)");
    assertThat(shapeOf("k", "v"), is(new TableShape(List.of(), 0)));
  }

  @Test
  void tableWithoutAnyKeyHasNoRangesButRows() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE shape (k BIGINT NULL, v INT)",
        "INSERT INTO shape VALUES (NULL, 1), (NULL, 2)");
    assertThat(shapeOf("k", "v"), is(new TableShape(List.of(), 2)));
  }

  @Test
  void wholeSpanOfAKeyIsTaken() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE shape (k BIGINT, v INT)",
        "INSERT INTO shape VALUES (-9223372036854775808, 1), (9223372036854775807, 2)");
    assertThat(
        shapeOf("k", "v"),
        is(new TableShape(List.of(new KeyRange(Long.MIN_VALUE, Long.MAX_VALUE)), 0)));
  }

  @Test
  void keyThatIsLargerThanALongIsRefusedByTheServersWord() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE shape (k BIGINT UNSIGNED, v INT)",
        "INSERT INTO shape VALUES (18446744073709551615, 1)");
    SQLException refusal = assertThrows(SQLException.class, () -> shapeOf("k", "v"));
    assertThat(refusal.getMessage(), containsString("outside of valid range"));
  }

  @ParameterizedTest
  @CsvSource({
    "VARCHAR(20), VARCHAR",
    "'DECIMAL(10, 0)', DECIMAL",
    "DATE, DATE",
    "DATETIME, DATETIME",
    "DOUBLE, DOUBLE"
  })
  void splitColumnMustBeAnInteger(String type, String named) throws SQLException {
    OneMariaDb.execute("CREATE OR REPLACE TABLE shape (k %s, v INT)".formatted(type));
    assertThat(
        Refusal.of(ExitStatus.WRONG_USE, () -> shapeOf("k", "v")),
        is(
            "splitColumn k of table shape is %s; name an integer column in the job file"
                .formatted(named)));
  }

  @ParameterizedTest
  @CsvSource({
    "BLOB, BLOB",
    "VARBINARY(20), VARBINARY",
    "BINARY(16), BINARY",
    "TIME, TIME",
    "BIT(8), BIT",
    "GEOMETRY, GEOMETRY"
  })
  void columnWhoseTextIsNotItsValueIsRefused(String type, String named) throws SQLException {
    OneMariaDb.execute("CREATE OR REPLACE TABLE shape (k INT, good TEXT, v %s)".formatted(type));
    assertThat(
        Refusal.of(ExitStatus.WRONG_USE, () -> shapeOf("k", "good", "v")),
        is(
            "column v of table shape is %s, which cannot be extracted; leave it out of columns"
                .formatted(named)));
  }

  @Test
  void typesThatAreExtractedAreTaken() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE shape (k TINYINT, a TINYINT(1), b SMALLINT UNSIGNED,"
            + " c MEDIUMINT, d INT UNSIGNED, e BIGINT UNSIGNED, f DECIMAL(65, 30), g FLOAT,"
            + " h DOUBLE, i CHAR(3), j VARCHAR(9), k2 LONGTEXT, l DATE, m DATETIME(6),"
            + " n TIMESTAMP(3) NULL, o YEAR, p ENUM('x'), q SET('x', 'y'))");
    assertThat(
        shapeOf(
            "k", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k2", "l", "m", "n", "o", "p",
            "q"),
        is(new TableShape(List.of(), 0)));
  }

  @Test
  void columnAndTableThatAreNotThereAreNamed() throws SQLException {
    OneMariaDb.execute("CREATE OR REPLACE TABLE shape (k INT)");
    MySqlSource source = source();
    SQLException column = assertThrows(SQLException.class, () -> shapeOf("k", "nothing_here"));
    assertThat(
        source.failure(column).getMessage(),
        startsWith("MySQL at " + source.url() + " failed: Unknown column 'nothing_here'"));
    OneMariaDb.execute("DROP TABLE shape");
    SQLException table = assertThrows(SQLException.class, () -> shapeOf("k", "k"));
    assertThat(
        source.failure(table).getMessage(), containsString("Table 'citizens.shape' doesn't exist"));
  }

  private static TableShape shapeOf(String splitColumn, String... columns) throws SQLException {
    try (Connection connection = source().connect()) {
      return TableShape.of(connection, new TableQuery("shape", splitColumn, List.of(columns)));
    }
  }

  private static MySqlSource source() {
    MariaDb server = OneMariaDb.get();
    return new MySqlSource(server.jdbcUrl(), server.user(), server.password());
  }
}
