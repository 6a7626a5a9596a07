package dev.citizens.extract.lint;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.csv.ColumnType;
import dev.citizens.extract.DescribeTable;
import dev.citizens.extract.MySqlSource;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.harness.OneMariaDb;
import dev.citizens.job.Column;
import dev.citizens.job.Dataset;
import dev.citizens.job.Drift;
import dev.citizens.job.FreeQuery;
import dev.citizens.job.MySqlTable;
import dev.citizens.job.Quality;
import dev.citizens.job.Questions;
import dev.citizens.testdata.MariaDb;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with values is found by the server, and is what the checks of a row would find. */
class LintedTableTest {
  private static void table(String columns, String... rows) throws SQLException {
    List<String> sql = new ArrayList<>();
    sql.add("SET @@sql_mode = 'ALLOW_INVALID_DATES'");
    sql.add("CREATE OR REPLACE TABLE linted (k INT PRIMARY KEY, " + columns + ")");
    for (String row : rows) {
      sql.add("INSERT INTO linted VALUES (" + row + ")");
    }
    OneMariaDb.execute(sql.toArray(new String[0]));
  }

  private static LintedTable lint(MySqlTable table, Column... declared) throws SQLException {
    MariaDb server = OneMariaDb.get();
    MySqlSource source = new MySqlSource(server.jdbcUrl(), server.user(), server.password());
    try (Connection connection = source.connect()) {
      return doubts(connection, table, declared).look(connection);
    }
  }

  private static TableDoubts doubts(Connection connection, MySqlTable table, Column... declared)
      throws SQLException {
    Dataset dataset =
        new Dataset("d", table, List.of(declared), null, Quality.NONE, Questions.NONE, false);
    return TableDoubts.of(connection, dataset, DescribeTable.complete(connection, table, dataset));
  }

  private static LintedTable lint(Column... declared) throws SQLException {
    return lint(new MySqlTable("linted", null, List.of()), declared);
  }

  private static List<String> found(LintedTable table) {
    return table.findings().stream()
        .map(
            each ->
                "%s|%s|%s|%s|%s"
                    .formatted(each.column(), each.what(), each.rows(), each.key(), each.reason()))
        .toList();
  }

  private static Column column(String type, boolean required, String... nulls) {
    return new Column("v", ColumnType.parse(type), required, List.of(nulls));
  }

  @ParameterizedTest
  @CsvSource({"DATE, '', NOT_A_DATE", "DATETIME(3), ' 10:00:00', NOT_A_TIMESTAMP"})
  void datesThatAreNone(String type, String time, String reason) throws SQLException {
    table(
        "v " + type,
        "1, '2026-02-28" + time + "'",
        "2, '0000-00-00'",
        "3, '0000-00-00'",
        "4, '2026-00-15" + time + "'",
        "5, '2026-02-31" + time + "'",
        "6, '0000-05-05" + time + "'",
        "7, '2024-02-29" + time + "'",
        "8, NULL",
        "9, '0001-01-01" + time + "'",
        "10, '2026-05-00" + time + "'");
    LintedTable linted = lint();
    assertThat(
        found(linted),
        is(
            List.of(
                "v|zero date|2|2|" + reason,
                "v|no day of the calendar, or of the year 0|4|10|" + reason)));
    assertThat(
        List.of(linted.rows(), linted.badRows(), linted.unloadable()), is(List.of(10L, 6L, 6L)));
    String zero = type.equals("DATE") ? "0000-00-00" : "0000-00-00 00:00:00.000";
    String own = type.equals("DATE") ? "date" : "timestamp";
    assertThat(
        linted.findings().get(0).cure(),
        is(
            "columns: [{name: k, type: long, required: true}, {name: v, type: %s, nulls: [\"%s\"]}]"
                .formatted(own, zero)));
    LintedTable cured = lint(column(own, false, zero));
    assertThat(cured.badRows(), is(4L));
    assertThat(lint(column("text", false)).findings(), is(empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "BIGINT UNSIGNED | long         | 9223372036854775807 | 9223372036854775808 | more than 64 bits with sign | NOT_A_LONG",
        "DECIMAL(30,0)   | long         | -9223372036854775808 | -9223372036854775809 | more than 64 bits with sign | NOT_A_LONG",
        "DECIMAL(9,2)    | decimal(5,2) | -999.99 | 1000.00 | too large for decimal(5,2) | NOT_A_DECIMAL",
        "BIGINT          | decimal(18,0) | 999999999999999999 | -9223372036854775808 | too large for decimal(18,0) | NOT_A_DECIMAL",
        "BIGINT          | decimal(18,0) | -999999999999999999 | 9223372036854775807 | too large for decimal(18,0) | NOT_A_DECIMAL",
        "INT             | decimal(4,2) | 99 | -100 | too large for decimal(4,2) | NOT_A_DECIMAL",
        "TINYINT         | boolean      | 1 | 2 | neither 0 nor 1 | NOT_A_BOOLEAN",
        "TIME            | time         | '23:59:59' | '24:00:00' | 24:00:00, which is no time of day | NOT_A_TIME",
        "TIME(3)         | time         | '23:59:59.999' | '24:00:00.001' | no time of day | NOT_A_TIME",
        "TIME            | time         | '00:00:00' | '-00:00:01' | no time of day | NOT_A_TIME",
        "LONGTEXT        | json         | '{}' | '{' | no JSON | NOT_JSON",
        "VARCHAR(20)     | text         | 'a\\nb' | CONCAT('a', CHAR(0)) | the character U+0000 in a text | NUL_CHARACTER",
        "VARCHAR(20) CHARACTER SET ucs2 | text | 'ab' | CONCAT('a', CHAR(0 USING utf8mb4)) | the character U+0000 in a text | NUL_CHARACTER",
        "VARCHAR(20)     | text         | 'ab' | _utf8mb4 X'61EFBFBD' | U+FFFD in a text: a character was lost before | null"
      })
  void valuesThatTheTypeCannotHold(
      String server, String type, String good, String bad, String what, String reason)
      throws SQLException {
    table("v " + server, "1, " + good, "2, " + bad, "3, NULL");
    assertThat(
        found(lint(column(type, false))), is(List.of("v|%s|1|2|%s".formatted(what, reason))));
  }

  @Test
  void utf8ThatIsTakenForLatin1() throws SQLException {
    table(
        "v VARCHAR(20) CHARACTER SET latin1",
        "1, 'plain'",
        "2, 'caf\u00e9'",
        "3, CONVERT(X'636166C3A9' USING latin1)");
    OneMariaDb.execute("UPDATE linted SET v = _latin1 X'636166C3A9' WHERE k = 3");
    LintedTable linted = lint();
    assertThat(
        found(linted),
        is(List.of("v|UTF-8 in a latin1 column: \u00e9 becomes \u00c3\u00a9|1|3|null")));
    assertThat(linted.badRows(), is(0L));
  }

  @Test
  void nullInARequiredColumnIsBadAndCanBeLoaded() throws SQLException {
    table("v VARCHAR(20), w DATE", "1, 'a', NULL", "2, NULL, NULL", "3, NULL, '0000-00-00'");
    LintedTable linted =
        lint(column("text", true), new Column("w", ColumnType.parse("date"), false));
    assertThat(
        found(linted),
        is(
            List.of(
                "v|NULL, and the job file says required|2|2|MISSING_VALUE",
                "w|zero date|1|3|NOT_A_DATE")));
    assertThat(List.of(linted.badRows(), linted.unloadable()), is(List.of(2L, 1L)));
  }

  @ParameterizedTest
  @CsvSource({
    "TIME, time, '24:00:00', true",
    "TIME, time, '24:00:01', false",
    "TIME, time, '-00:00:01', false",
    "LONGTEXT, json, {, true",
    "TINYINT, boolean, 2, false"
  })
  void whatAnAnalysisRefusesCanBeLoadedIfPostgresTakesIt(
      String server, String type, String value, boolean isLoadable) throws SQLException {
    table("v " + server, "1, '" + value + "'");
    LintedTable linted = lint(column(type, false));
    assertThat(
        List.of(linted.badRows(), linted.unloadable()), is(List.of(1L, isLoadable ? 0L : 1L)));
  }

  @Test
  void aRowThatNobodyBehindCanRead() throws SQLException {
    table("v LONGTEXT, w TEXT", "1, REPEAT('a', 16777216), ''", "2, REPEAT('a', 16777216), 'b'");
    assertThat(found(lint()), is(List.of("|more than 16 MiB in a row|1|2|TOO_LONG")));
  }

  private static List<String> cures(LintedTable table) {
    return table.findings().stream().map(LintedTable.Finding::cure).toList();
  }

  /** What the job file says of the others, and of this one, is still said. */
  @Test
  void aCureLeavesAllElseAsItIs() throws SQLException {
    table("v DATE, w BIGINT UNSIGNED NOT NULL", "1, '0000-00-00', 18446744073709551615");
    assertThat(
        cures(
            lint(
                column("date", true, "1000-01-01", "a\"b"),
                new Column("w", ColumnType.LONG, true))),
        is(
            List.of(
                "in columns:, {name: v, type: date, nulls: [\"1000-01-01\", \"a\\\"b\","
                    + " \"0000-00-00\"]} instead of v",
                "in columns:, {name: w, type: \"decimal(20,0)\", required: true} instead of w")));
    assertThat(
        cures(lint(new MySqlTable("linted", null, List.of("w", "v")))),
        is(
            List.of(
                "columns: [{name: w, type: \"decimal(20,0)\", required: true}, {name: v, type: date,"
                    + " nulls: [\"0000-00-00\"]}]")));
    StringBuilder wide = new StringBuilder("v DATE DEFAULT '0000-00-00'");
    for (int i = 0; i < 20; i++) {
      wide.append(", v").append(i).append(" INT");
    }
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE linted (k INT PRIMARY KEY, " + wide + ")",
        "INSERT INTO linted (k) VALUES (1)");
    assertThat(
        cures(lint()),
        is(
            List.of(
                "list all columns with their types, with {name: v, type: date, nulls:"
                    + " [\"0000-00-00\"]} for v")));
  }

  /** A key is never NULL. */
  @Test
  void aZeroDateInAKeyIsCuredAsAText() throws SQLException {
    table("v DATE", "1, '0000-00-00'");
    MySqlTable source = new MySqlTable("linted", null, List.of());
    Dataset asked =
        new Dataset(
            "d", source, List.of(column("date", true)), "v", Quality.NONE, Questions.NONE, false);
    MariaDb server = OneMariaDb.get();
    try (Connection connection =
        new MySqlSource(server.jdbcUrl(), server.user(), server.password()).connect()) {
      LintedTable linted = TableDoubts.of(connection, asked, asked).look(connection);
      assertThat(
          cures(linted), is(List.of("in columns:, {name: v, type: text, key: true} instead of v")));
    }
  }

  @Test
  void aLookThatTakesTooLongSaysSoAndIsEndedAtTheServer() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE VIEW linted_slowly AS SELECT a.seq AS k, MD5(b.seq) AS v"
            + " FROM seq_1_to_1000000 a, seq_1_to_1000000 b");
    MariaDb server = OneMariaDb.get();
    MySqlSource source =
        new MySqlSource(server.jdbcUrl() + "?socketTimeout=1000", server.user(), server.password());
    try (Connection connection = source.connect()) {
      MySqlTable table = new MySqlTable("linted_slowly", null, List.of());
      TableDoubts doubts = doubts(connection, table);
      SQLException late = assertThrows(SQLException.class, () -> doubts.look(connection, 1));
      StepFailure failure = source.failure(late);
      assertThat(failure.status(), is(ExitStatus.MYSQL));
      assertThat(
          failure.getMessage(),
          is(
              "the look at table linted_slowly took longer than 1 seconds, and was ended; have fewer"
                  + " of its rows by a where, or leave it out of --dataset"));
      assertThat(connection.isValid(5), is(true));
    }
  }

  @Test
  void aTableWithoutKeyAndOneWithAWideKey() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE linted (v DATE)", "INSERT INTO linted VALUES ('0000-00-00')");
    assertThat(
        found(lint()),
        is(List.of("|no primary key|null|null|null", "v|zero date|1|null|NOT_A_DATE")));
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE linted (a VARCHAR(9), b BINARY(2), v DATE, PRIMARY KEY (a, b))",
        "INSERT INTO linted VALUES ('x', X'00FF', '0000-00-00'), ('y', X'00FF', NULL)");
    MySqlTable named = new MySqlTable("linted", null, List.of("v"));
    assertThat(found(lint(named)), is(List.of("v|zero date|1|x,00FF|NOT_A_DATE")));
  }

  @Test
  void rangesWithoutAnIndex() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE linted (k INT PRIMARY KEY, v INT, t VARCHAR(9))",
        "INSERT INTO linted SELECT seq, seq, seq FROM seq_1_to_100001");
    assertThat(found(lint()), is(empty()));
    assertThat(
        found(lint(new MySqlTable("linted", "v", List.of()))),
        is(List.of("v|no index for the ranges|null|null|null")));
    assertThat(
        found(lint(new MySqlTable("linted", "t", List.of()))),
        is(List.of("t|many rows, and no ranges|null|null|null")));
  }

  @Test
  void aQueryAndManyColumns() throws SQLException {
    table("v DATE", "1, '0000-00-00'", "2, '2026-01-01'");
    FreeQuery query = new FreeQuery("SELECT k, v FROM linted WHERE k < 2", "job.yaml:1");
    MySqlTable queried = new MySqlTable("d", query, "k", List.of(), null, null, null, Drift.EVOLVE);
    LintedTable linted = lint(queried);
    assertThat(found(linted), is(List.of("v|zero date|1|1|NOT_A_DATE")));
    assertThat(linted.rows(), is(1L));
    StringBuilder columns = new StringBuilder("k INT PRIMARY KEY");
    for (int i = 0; i < 600; i++) {
      columns.append(", v").append(i).append(" DATE");
    }
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE linted (" + columns + ")",
        "INSERT INTO linted (k, v0, v599) VALUES (1, '2026-01-00', '0000-00-00')");
    LintedTable wide = lint();
    assertThat(
        found(wide),
        is(
            List.of(
                "v0|no day of the calendar, or of the year 0|1|1|NOT_A_DATE",
                "v599|zero date|1|1|NOT_A_DATE")));
    assertThat(List.of(wide.rows(), wide.badRows()), is(List.of(1L, 1L)));
  }
}
