package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.citizens.extract.split.FromClause;
import dev.citizens.extract.split.KeyRange;
import dev.citizens.extract.split.SplitKey;
import dev.citizens.extract.split.SplitTable;
import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.OneMariaDb;
import dev.citizens.harness.Refusal;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of a query, each row is read once, whatever it is made of. */
class QueriedRowsTest extends ConnectedTest {
  private static final int ROWS_PER_RANGE = 150;

  private static final String JOIN =
      "SELECT a.n AS id, a.k, b.v FROM queried a JOIN queried_names b ON b.k = a.n % 5";

  @TempDir Path folder;

  @BeforeEach
  void makeTables() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE queried (n INT PRIMARY KEY, k BIGINT NULL, d DATE, m DATETIME(3),"
            + " p DECIMAL(9,2), u BIGINT UNSIGNED, f DOUBLE, t VARCHAR(20))",
        "INSERT INTO queried SELECT seq, IF(seq % 4 = 0, NULL, seq * seq),"
            + " DATE_ADD('2000-01-01', INTERVAL seq DAY), FROM_UNIXTIME(seq * 1000.123), seq / 3,"
            + " 18446744073709551615 - seq, seq / 7, CONCAT('t', seq) FROM seq_1_to_2000",
        "CREATE OR REPLACE TABLE queried_names (k INT, v VARCHAR(20))",
        "INSERT INTO queried_names VALUES (0, 'zero'), (1, 'o\"ne'), (2, NULL), (3, '')");
  }

  private static TableQuery query(String sql, String splitColumn, String... columns) {
    return new TableQuery(
        new FromClause("sales", sql), "job.yaml:5", splitColumn, List.of(columns), null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT n, k FROM queried | k",
        "SELECT n, d AS k FROM queried WHERE n % 3 <> 0 | k",
        "SELECT n, m AS k FROM queried | k",
        "SELECT n, p AS k FROM queried | k",
        "SELECT n, u AS k FROM queried | k",
        "SELECT n + 1 AS n, -n AS k FROM queried ORDER BY 1 | k",
        "SELECT MAX(n) AS n, k % 400 AS k FROM queried GROUP BY k % 400 | k",
        "SELECT n, k FROM queried UNION ALL SELECT -n, k FROM queried | k",
        "WITH c AS (SELECT n, k FROM queried) SELECT * FROM c WHERE k > 9 | k"
      })
  void eachRowIsInOneRange(String sql, String column) throws SQLException {
    TableQuery query = query(sql, column, "n");
    SplitKey key = SplitKey.of(connection, query.source(), column);
    SplitTable found = SplitTable.of(connection, query.rows(), key, ROWS_PER_RANGE);
    List<Long> expected = numbers(sql);
    List<Long> read = new ArrayList<>();
    for (KeyRange range : found.ranges()) {
      read.addAll(numbers("SELECT n FROM " + query.source().sql() + range.where()));
    }
    assertThat(sorted(read), is(sorted(expected)));
    assertThat(found.rows(), is((long) expected.size()));
    assertThat(found.ranges().size(), is(greaterThan(1)));
  }

  private static List<Long> sorted(List<Long> numbers) {
    return numbers.stream().sorted().toList();
  }

  private List<Long> numbers(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<Long> numbers = new ArrayList<>();
      while (rows.next()) {
        numbers.add(rows.getLong("n"));
      }
      return numbers;
    }
  }

  @Test
  void theyArriveAsTheyAre() throws Exception {
    Extraction extraction =
        Extraction.of(folder, query(JOIN + " WHERE a.n < 8", "k", "id", "k", "v"));
    assertThat(
        extraction.csv(),
        is("1,1,\"o\"\"ne\"\n2,4,\n3,9,\"\"\n5,25,zero\n6,36,\"o\"\"ne\"\n7,49,\n"));
    extraction.shape().requireAll(extraction.rows());
    Extraction inOnePiece =
        Extraction.of(folder, query(JOIN + " WHERE a.n IN (4, 8)", null, "v", "id"));
    assertThat(inOnePiece.csv(), is("\"\",8\n"));
    assertThat(
        inOnePiece.shape().columns().inOnePiece(),
        is(
            " in one piece, as it has no key whose ranges can be told, and no splitColumn is given"));
  }

  /** A text's ranges are walked along an index, and a query has none. */
  @ParameterizedTest
  @CsvSource({"t, VARCHAR", "f, DOUBLE"})
  void whatCannotBeNumberedIsReadInOnePiece(String column, String type) throws SQLException {
    SplitKey key = SplitKey.of(connection, new FromClause("q", "SELECT * FROM queried"), column);
    assertThat(key.splits(), is(false));
    assertThat(key.objection(), is("splitColumn %s is %s".formatted(column, type)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "SELECT n FROM                | failed: You have an error in your SQL syntax; ",
        "SELECT nope FROM queried     | failed: Unknown column 'nope' in 'SELECT'; ",
        "SELECT 1 AS n FROM no_table  | failed: Table 'citizens.no_table' doesn't exist; ",
        "SELECT n, k AS n FROM queried | failed: Duplicate column name 'n'; ",
        "SELECT ?                     | failed: You have an error in your SQL syntax; ",
        "WITH c AS (SELECT 1 AS n) DELETE FROM queried | failed: You have an error in your SQL syntax; "
      })
  void whatTheServerDoesNotTakeIsToldInItsWords(String sql, String words) {
    TableQuery query = query(sql, null, "n");
    String refusal =
        Refusal.of(
            ExitStatus.WRONG_USE,
            () -> TableColumns.of(connection, query, Extraction.texts(query)));
    assertThat(
        refusal, startsWith("job.yaml:5: the query of sales is not taken, in parentheses: MySQL"));
    assertThat(refusal + "; ", containsString(words));
  }

  @Test
  void aRowThatComesMeanwhileIsNoticed() throws Exception {
    Extraction extraction =
        Extraction.of(
            folder,
            query(JOIN, null, "id"),
            Extraction.PART_BYTES,
            () -> OneMariaDb.execute("INSERT INTO queried (n) VALUES (-1), (3001)"));
    assertThat(
        Refusal.of(ExitStatus.MYSQL, () -> extraction.shape().requireAll(extraction.rows())),
        is(
            "the query of sales had 1,600 rows when they were counted, and 1,601 were read: rows were"
                + " inserted meanwhile; nothing of it was published, run extract again when nobody"
                + " changes it"));
  }

  @Test
  void thePlanSaysThatTheQueryIsRunForEachRange() throws SQLException {
    TableQuery query = query("SELECT n, f FROM queried", "n", "n", "f");
    TablePlan plan = TablePlan.of(connection, query, Extraction.texts(query));
    assertThat(
        plan.split().remark(), is("of equal width; to ask where they end is to run the query"));
    assertThat(
        plan.planned().stream().map(TablePlan.PlannedColumn::serverType).toList(),
        is(List.of("INT", "DOUBLE")));
  }
}
