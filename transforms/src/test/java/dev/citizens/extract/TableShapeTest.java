package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
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
    assertShape(shapeOf("k", "v"), 5, 2, "-7 to 12");
  }

  @Test
  void emptyTableHasNoRanges() throws SQLException {
    OneMariaDb.execute("CREATE OR REPLACE TABLE shape (k BIGINT NULL, v INT)");
    assertShape(shapeOf("k", "v"), 0, 0);
  }

  @Test
  void tableWithoutAnyKeyHasNoRangesButRows() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE shape (k BIGINT NULL, v INT)",
        "INSERT INTO shape VALUES (NULL, 1), (NULL, 2)");
    assertShape(shapeOf("k", "v"), 2, 2);
  }

  @ParameterizedTest
  @CsvSource({
    "BIGINT, -9223372036854775808, 9223372036854775807",
    "BIGINT UNSIGNED, 0, 18446744073709551615",
    "BIGINT ZEROFILL, 1, 18446744073709551615",
    "INT UNSIGNED, 0, 4294967295",
    "'DECIMAL(20, 0)', -99999999999999999999, 99999999999999999999",
    "TINYINT(1), -128, 127"
  })
  void wholeSpanOfAKeyIsTaken(String type, String first, String last) throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE shape (k %s, v INT)".formatted(type),
        "INSERT INTO shape VALUES (%s, 1), (%s, 2)".formatted(first, last));
    assertShape(shapeOf("k", "v"), 2, 0, first + " to " + last);
  }

  /** YEAR is no number in a comparison: the number 54 is the year 2054. */
  @ParameterizedTest
  @CsvSource({
    "VARCHAR(20), VARCHAR",
    "'DECIMAL(10, 2)', DECIMAL",
    "DATE, DATE",
    "DATETIME, DATETIME",
    "DOUBLE, DOUBLE",
    "BINARY(16), BINARY",
    "YEAR, YEAR",
    "UUID, CHAR"
  })
  void tableIsReadInOnePieceIfTheSplitColumnIsNoWholeNumber(String type, String named)
      throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE shape (k %s, v INT)".formatted(type),
        "INSERT INTO shape VALUES (NULL, 1), (NULL, 2)");
    TableShape shape = shapeOf("k", "v");
    assertShape(shape, 2, 2);
    assertThat(shape.columns().inOnePiece(), is(" in one piece, as splitColumn k is " + named));
  }

  private static void assertShape(
      TableShape shape, long rows, long rowsWithoutKey, String... keys) {
    assertThat(shape.rows(), is(rows));
    assertThat(shape.rowsWithoutKey(), is(rowsWithoutKey));
    assertThat(
        shape.ranges().stream().map(range -> range.first() + " to " + range.last()).toList(),
        is(List.of(keys)));
  }

  @ParameterizedTest
  @CsvSource({
    "BLOB, BLOB",
    "VARBINARY(20), VARBINARY",
    "BINARY(16), BINARY",
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
            + " n TIMESTAMP(3) NULL, o YEAR, p ENUM('x'), q SET('x', 'y'), r TIME(3))");
    assertThat(
        shapeOf(
            "k", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k2", "l", "m", "n", "o", "p",
            "q", "r"),
        is(notNullValue()));
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
      TableQuery query = new TableQuery("shape", splitColumn, List.of(columns));
      return TableShape.of(connection, query, Extraction.texts(query));
    }
  }

  private static MySqlSource source() {
    MariaDb server = OneMariaDb.get();
    return new MySqlSource(server.jdbcUrl(), server.user(), server.password());
  }
}
