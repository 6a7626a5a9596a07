package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.extract.split.KeyRange;
import dev.citizens.extract.split.SplitTable;
import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.OneMariaDb;
import dev.citizens.harness.Refusal;
import dev.citizens.testdata.MariaDb;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableShapeTest {
  @Test
  void rowsAreCountedAndThoseWithoutAKeyAreARange() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE shape (k INT NULL, v TEXT NULL)",
        "INSERT INTO shape VALUES (-7, 'a'), (NULL, 'b'), (12, NULL), (NULL, NULL), (12, 'c')");
    assertShape(shapeOf("k", "v"), 5, " WHERE `k` <= 12", " WHERE `k` IS NULL");
  }

  private static @Nullable TableShape countedLater(
      Connection connection, long rowsPerRange, String splitColumn) throws SQLException {
    TableQuery query = new TableQuery("shape", splitColumn, List.of("v"));
    return TableShape.countedLater(connection, query, Extraction.texts(query), rowsPerRange);
  }

  /** Rows that move, go or come behind the snapshot are those of another moment. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE shape SET k = 9000 WHERE k = 4",
        "DELETE FROM shape WHERE v <= 150",
        "DELETE FROM shape",
        "INSERT INTO shape VALUES (5, 1), (9000, 1), (NULL, 1)",
      })
  void aLargeTableIsCountedAsOfTheMomentOfItsRanges(String meanwhile) throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE shape (k INT NULL, v INT, KEY (k))",
        "INSERT INTO shape SELECT seq * 2, seq FROM seq_1_to_300",
        "ANALYZE TABLE shape PERSISTENT FOR ALL");
    try (Connection connection = source().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
      TableShape shape = countedLater(connection, 20, "k");
      assertThat(shape.isCounted(), is(false));
      assertThrows(IllegalStateException.class, () -> shape.requireAll(300));
      OneMariaDb.execute(meanwhile);
      TableShape later = shape.counted(connection);
      assertThat(later.isCounted(), is(true));
      assertThat(later.rows(), is(300L));
      assertThat(later.ranges(), is(shape.ranges()));
      later.requireAll(300);
      Refusal.of(ExitStatus.MYSQL, () -> later.requireAll(299));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "InnoDB, 'k INT PRIMARY KEY, t CHAR(9), v INT', k, 40", // fewer than ten ranges
    "InnoDB, 't INT, k CHAR(9) PRIMARY KEY, v INT', k, 20", // cut by a walk along the index
    "InnoDB, 'k INT, t CHAR(9), v INT', k, 20", // no index
    "InnoDB, 'k INT, t CHAR(9), v INT', , 20",
    "Aria, 'k INT PRIMARY KEY, t CHAR(9), v INT', k, 20", // no snapshots
    "MyISAM, 'k INT PRIMARY KEY, t CHAR(9), v INT', k, 20",
  })
  void othersAreCountedBefore(String engine, String columns, String key, long rowsPerRange)
      throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE shape (%s) ENGINE=%s".formatted(columns, engine),
        "INSERT INTO shape SELECT seq, seq, seq FROM seq_1_to_300",
        "ANALYZE TABLE shape PERSISTENT FOR ALL");
    try (Connection connection = source().connect()) {
      assertThat(countedLater(connection, rowsPerRange, key), is(nullValue()));
    }
  }

  @Test
  void emptyTableHasNoRanges() throws SQLException {
    OneMariaDb.execute("CREATE OR REPLACE TABLE shape (k BIGINT NULL, v INT)");
    assertShape(shapeOf("k", "v"), 0);
  }

  @Test
  void tableWithoutAnyKeyIsOneRange() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE shape (k BIGINT NULL, v INT)",
        "INSERT INTO shape VALUES (NULL, 1), (NULL, 2)");
    assertShape(shapeOf("k", "v"), 2, " WHERE `k` IS NULL");
  }

  /** What is behind the largest key is of tomorrow, also if that is a text. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "BIGINT | -9223372036854775808 | 9223372036854775807 | 0 | 9223372036854775807",
        "BIGINT UNSIGNED | 0 | 18446744073709551615 | 9223372036854775808 | 18446744073709551615",
        "DECIMAL(20,2) | -9999999999999.50 | 9999999999999.50 | 0.01 | 9999999999999.50",
        "DATE | '2026-01-01' | '2026-01-04' | '2026-01-03' | '2026-01-04'",
        "TIMESTAMP(1) | '2026-01-01' | '2026-01-01 00:00:01' | '2026-01-01 00:00:00.6' | '2026-01-01 00:00:01'",
        "VARCHAR(9) CHARACTER SET latin1 | 'A' | 'é ' | _latin1 X'E920' | _latin1 X'E920'",
        "BINARY(2) | 0x00ff | 0xff00 | X'FF00' | X'FF00'"
      })
  void rangesAreCutBetweenFirstAndLast(
      String type, String first, String last, String cut, String end) throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE shape (k %s, v INT, KEY (k))".formatted(type),
        "INSERT INTO shape VALUES (%s, 1), (%s, 2)".formatted(first, last));
    assertShape(
        shapeOf(1, "k", "v"),
        2,
        " WHERE `k` < " + cut,
        " WHERE `k` >= %s AND `k` <= %s".formatted(cut, end));
  }

  @ParameterizedTest
  @CsvSource({
    "VARCHAR(20), VARCHAR without an index",
    "BINARY(16), BINARY without an index",
    "UUID, UUID without an index",
    "YEAR, YEAR without an index",
    "DOUBLE, DOUBLE",
    "ENUM('a'), ENUM"
  })
  void tableIsReadInOnePieceIfRangesOfTheSplitColumnCannotBeTold(String type, String named)
      throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE shape (k %s, v INT)".formatted(type),
        "INSERT INTO shape VALUES (NULL, 1), (NULL, 2)");
    TableShape shape = shapeOf("k", "v");
    assertShape(shape, 2, "");
    assertThat(shape.columns().inOnePiece(), is(" in one piece, as splitColumn k is " + named));
  }

  private static void assertShape(TableShape shape, long rows, String... ranges) {
    assertThat(shape.rows(), is(rows));
    assertThat(shape.ranges().stream().map(KeyRange::where).toList(), is(List.of(ranges)));
  }

  @Test
  void shapesAreNoTextByThemselves() throws SQLException {
    OneMariaDb.execute("CREATE OR REPLACE TABLE shape (k INT, v POINT)");
    assertThat(
        Refusal.of(ExitStatus.WRONG_USE, () -> shapeOf("k", "v")),
        is(
            "column v of table shape is GEOMETRY, and the job file says text; say type: bytes there,"
                + " or extract a view with ST_AsText(v)"));
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
    return shapeOf(SplitTable.ROWS_PER_RANGE, splitColumn, columns);
  }

  private static TableShape shapeOf(long rowsPerRange, String splitColumn, String... columns)
      throws SQLException {
    try (Connection connection = source().connect()) {
      TableQuery query = new TableQuery("shape", splitColumn, List.of(columns));
      return TableShape.of(
          connection,
          query,
          TableColumns.of(connection, query, Extraction.texts(query)),
          rowsPerRange);
    }
  }

  private static MySqlSource source() {
    MariaDb server = OneMariaDb.get();
    return new MySqlSource(server.jdbcUrl(), server.user(), server.password());
  }
}
