package dev.citizens.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.CanonicalRecords;
import dev.citizens.csv.ColumnType;
import dev.citizens.extract.FirstRows.BadRow;
import dev.citizens.harness.OneMariaDb;
import dev.citizens.job.Column;
import dev.citizens.job.Dataset;
import dev.citizens.job.MySqlTable;
import dev.citizens.job.Quality;
import dev.citizens.job.Questions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first rows of a table are those of its extract, and the server reads no others. */
class FirstRowsTest extends ConnectedTest {
  /** The server's own tables are read, too, to describe this one. */
  private static final long FEW_READS = 2_000;

  private Dataset known(String table, List<Column> columns) throws SQLException {
    MySqlTable source = new MySqlTable(table, null, List.of());
    Dataset dataset =
        new Dataset(table, source, columns, null, Quality.NONE, Questions.NONE, false);
    return DescribeTable.complete(connection, source, dataset);
  }

  private FirstRows first(String table, int most) throws SQLException {
    Dataset known = known(table, List.of());
    return FirstRows.of(connection, known, null, most, ReadLimits.NONE);
  }

  private String one(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private long reads() throws SQLException {
    return Long.parseLong(
        one(
            "SELECT CAST(SUM(VARIABLE_VALUE) AS SIGNED) FROM information_schema.SESSION_STATUS"
                + " WHERE VARIABLE_NAME LIKE 'Handler_read%'"));
  }

  @Test
  void theServerReadsNoOthers() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE first_many (id INT PRIMARY KEY, v INT, KEY (v))",
        "INSERT INTO first_many SELECT seq, 100001 - seq FROM seq_1_to_100000",
        "CREATE OR REPLACE TABLE first_heap (v INT)",
        "INSERT INTO first_heap SELECT seq FROM seq_1_to_100000",
        "CREATE OR REPLACE VIEW first_view AS SELECT id, v FROM first_many");
    for (String table : List.of("first_many", "first_heap", "first_view")) {
      long before = reads();
      assertThat(first(table, 5).read(), is(5L));
      assertThat(table, reads() - before, is(lessThan(FEW_READS)));
    }
    long before = reads();
    one("SELECT MAX(v + 1) FROM first_heap");
    assertThat("what is counted", reads() - before, is(greaterThan(100_000L)));
    assertThat(one("SELECT @@in_transaction"), is("0"));
  }

  @Test
  void theyAreThoseOfTheKeyInItsOrder() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE first_keys (a INT, b CHAR(1), PRIMARY KEY (a, b)) ENGINE=MyISAM",
        "INSERT INTO first_keys VALUES (2, 'b'), (9, 'a'), (2, 'a'), (1, 'z')");
    assertThat(
        first("first_keys", 3).rows(),
        is(List.of(List.of("1", "z"), List.of("2", "a"), List.of("2", "b"))));
  }

  @Test
  void theirTextsAreThoseOfAnExtract(@TempDir Path folder) throws IOException, SQLException {
    OneMariaDb.execute(
        "SET @@sql_mode = ''",
        "CREATE OR REPLACE TABLE first_types (id BIGINT UNSIGNED PRIMARY KEY, f FLOAT, d DOUBLE,"
            + " m DECIMAL(9,3), at TIMESTAMP(3) NULL, day DATE, span TIME, e ENUM('x','y'),"
            + " s VARCHAR(40) CHARACTER SET latin1, b TINYINT(1))",
        "INSERT INTO first_types VALUES (18446744073709551615, 16777217, 0.1, -0.5,"
            + " '2026-03-29 01:30:00.125', '0000-00-00', '-26:00:00', 'y', 'é, \"q\"\\n', 1),"
            + " (1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '', NULL)");
    Dataset known = known("first_types", List.of());
    TableQuery query = TableQuery.of(known.table(), known);
    FirstRows first = FirstRows.of(connection, known, null, 9, ReadLimits.NONE);
    List<List<String>> extracted = new ArrayList<>();
    byte[] csv = Extraction.of(folder, query, known.columns()).csv().getBytes(UTF_8);
    try (CanonicalRecords records = new CanonicalRecords(new ByteArrayInputStream(csv))) {
      for (List<String> row = records.next(); row != null; row = records.next()) {
        extracted.add(
            row.stream().map(text -> text == null ? null : text.replace("\n", "\\u000A")).toList());
      }
    }
    assertThat(first.rows(), is(extracted));
    assertThat(first.rows().get(1).get(8), is("é, \"q\"\\u000A"));
    assertThat(first.badRows(), is(List.of(new BadRow(2, "day", BadRowReason.NOT_A_DATE))));
  }

  @Test
  void whatTheJobFileSaysOfColumnsIsHeeded() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE first_declared (id INT PRIMARY KEY, t VARCHAR(9))",
        "INSERT INTO first_declared VALUES (1, '-'), (2, NULL), (3, 'x')");
    Dataset known =
        known(
            "first_declared",
            List.of(
                new Column("id", ColumnType.TEXT, true),
                new Column("t", ColumnType.TEXT, true, List.of("-"))));
    FirstRows first = FirstRows.of(connection, known, null, 3, ReadLimits.NONE);
    assertThat(
        first.rows(),
        is(List.of(Arrays.asList("1", null), Arrays.asList("2", null), List.of("3", "x"))));
    assertThat(
        first.badRows(),
        is(
            List.of(
                new BadRow(1, "t", BadRowReason.MISSING_VALUE),
                new BadRow(2, "t", BadRowReason.MISSING_VALUE))));
  }

  @Test
  void longTextsAreShortened() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE first_long (t LONGTEXT CHARACTER SET utf8mb4)",
        "INSERT INTO first_long VALUES (REPEAT('😀', 101)), (REPEAT('x', 100)), (REPEAT('y', 17000000))");
    FirstRows first = first("first_long", 3);
    assertThat(
        first.rows(),
        is(
            List.of(
                List.of("😀".repeat(100) + "…"),
                List.of("x".repeat(100)),
                List.of("y".repeat(100) + "…"))));
    assertThat(first.badRows(), is(List.of(new BadRow(3, "", BadRowReason.TOO_LONG))));
  }

  /** A query may call a function that writes: not here. */
  @Test
  void nothingCanBeWrittenMeanwhile() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE first_log (v INT)",
        "CREATE OR REPLACE FUNCTION first_note() RETURNS INT MODIFIES SQL DATA BEGIN INSERT INTO first_log VALUES (1); RETURN 1; END",
        "CREATE OR REPLACE TABLE first_one (v INT)",
        "INSERT INTO first_one VALUES (1)",
        "CREATE OR REPLACE VIEW first_writes AS SELECT first_note() AS v FROM first_one");
    SQLException refused = assertThrows(SQLException.class, () -> first("first_writes", 1));
    assertThat(refused.getMessage(), containsString("READ ONLY transaction"));
    assertThat(one("SELECT COUNT(*) FROM first_log"), is("0"));
  }

  @Test
  void theyComeNoFasterThanRowsMay() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE first_slow (id INT PRIMARY KEY)",
        "INSERT INTO first_slow SELECT seq FROM seq_1_to_1000");
    Dataset known = known("first_slow", List.of());
    long begin = System.nanoTime();
    FirstRows.of(connection, known, null, 250, new ReadLimits(1, 500));
    assertThat(System.nanoTime() - begin, is(greaterThan(300_000_000L)));
  }
}
