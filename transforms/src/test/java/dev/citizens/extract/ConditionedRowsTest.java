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
import dev.citizens.extract.split.TableRows;
import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.OneMariaDb;
import dev.citizens.harness.Refusal;
import dev.citizens.job.RowCondition;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Of a table with a condition, the rows that meet it are read, each once, and no others. */
class ConditionedRowsTest extends ConnectedTest {
  private static final int ROWS = 4_000;
  private static final int ROWS_PER_RANGE = 150;

  private static final List<String> CONDITIONS =
      List.of(
          "n % 3 = 0",
          "n % 2 = 0 OR n < 100", // would take in all other ranges without its parentheses
          "NOT n % 7 = 0 XOR k IS NULL",
          "k IS NULL",
          "k IS NOT NULL",
          "v <> 'b'", // NULL for those without v, so not true
          "n > 3990",
          "n IN (SELECT n FROM other_rows) AND v = 'a'",
          "`conditioned`.n BETWEEN 10 AND 3000",
          "v = 'a) OR (1=1' OR v = '{a}'",
          "n",
          "FALSE",
          "NULL");

  @TempDir Path folder;

  @BeforeEach
  void makeOtherRows() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE other_rows (n INT)",
        "INSERT INTO other_rows SELECT seq * 2 FROM seq_1_to_1000");
  }

  private void create(String key, String value) throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE conditioned (k %s, n INT, v VARCHAR(20) NULL)".formatted(key),
        ("INSERT INTO conditioned SELECT %s, seq, ELT(1 + seq %% 5, 'a', 'b', NULL, 'a) OR (1=1',"
                + " '{a}') FROM seq_1_to_%s")
            .formatted(value, ROWS));
  }

  @ParameterizedTest
  @CsvSource({
    "BIGINT PRIMARY KEY, seq * seq",
    "'INT NULL, KEY (k)', 'IF(seq % 4 = 0, NULL, seq % 500)'",
    "'VARCHAR(40) NULL, KEY (k)', 'IF(seq % 4 = 0, NULL, MD5(seq))'",
    "'DATE NULL, KEY (k)', 'IF(seq % 9 = 0, NULL, DATE_ADD(''2000-01-01'', INTERVAL seq DAY))'",
    "BIGINT NULL, seq", // no index
    "DOUBLE, seq" // in one piece
  })
  void eachRowThatMeetsItIsInOneRange(String key, String value) throws SQLException {
    create(key, value);
    SplitKey split = SplitKey.of(connection, FromClause.table("conditioned"), "k");
    for (String condition : CONDITIONS) {
      TableRows rows = query(condition).rows();
      SplitTable found = SplitTable.of(connection, rows, split, ROWS_PER_RANGE);
      List<Long> expected = numbers("SELECT n FROM conditioned WHERE " + condition);
      List<Long> read = new ArrayList<>();
      for (KeyRange range : found.ranges()) {
        read.addAll(numbers("SELECT n FROM conditioned" + range.where()));
      }
      assertThat(condition, sorted(read), is(sorted(expected)));
      assertThat(condition, found.rows(), is((long) expected.size()));
      if (split.splits() && condition.equals("n % 3 = 0")) {
        assertThat(found.ranges().size(), is(greaterThan(5)));
      }
    }
  }

  private static List<Long> sorted(List<Long> numbers) {
    return numbers.stream().sorted().toList();
  }

  private List<Long> numbers(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<Long> numbers = new ArrayList<>();
      while (rows.next()) {
        numbers.add(rows.getLong(1));
      }
      return numbers;
    }
  }

  private static TableQuery query(String condition) {
    RowCondition where = new RowCondition(condition, "job.yaml:7");
    return new TableQuery("conditioned", "k", List.of("n", "v"), where);
  }

  @Test
  void theyArriveAsTheyAre() throws Exception {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE conditioned (k INT NULL, n INT, v VARCHAR(20), KEY (k))",
        "INSERT INTO conditioned VALUES (1, 1, 'a'), (2, 2, 'b'), (NULL, 3, 'a'), (4, 4, NULL),"
            + " (NULL, 5, 'b'), (6, 6, 'é \"{d}\" \\\\')");
    Extraction extraction = Extraction.of(folder, query("v <> 'b' OR v = '\\'{d}\\\\'"));
    assertThat(extraction.csv(), is("1,a\n6,\"é \"\"{d}\"\" \\\"\n3,a\n"));
    extraction.shape().requireAll(extraction.rows());
    assertThat(
        extraction.shape().ranges().stream().map(KeyRange::where).toList(),
        is(
            List.of(
                " WHERE `k` <= 6 AND (v <> 'b' OR v = '\\'{d}\\\\')",
                " WHERE `k` IS NULL AND (v <> 'b' OR v = '\\'{d}\\\\')")));
  }

  @Test
  void thePlanHasItInEachRange() throws SQLException {
    create("INT NULL, KEY (k)", "seq");
    OneMariaDb.execute("ANALYZE TABLE conditioned");
    TableQuery query = query("n = 7 OR TRUE");
    TablePlan plan = TablePlan.of(connection, query, Extraction.texts(query));
    assertThat(
        plan.split().ranges(), is(List.of(new KeyRange(" WHERE `k` <= 4000 AND (n = 7 OR TRUE)"))));
    assertThat(
        plan.split().withoutKey(), is(new KeyRange(" WHERE `k` IS NULL AND (n = 7 OR TRUE)")));
  }

  /** What the server's grammar takes only outside of parentheses cannot be a condition. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1=1 ORDER BY n",
        "1=1 LIMIT 5",
        "1=1 GROUP BY n",
        "1=1 UNION SELECT 1",
        "1=1 INTO OUTFILE '/tmp/conditioned'",
        "1=1 FOR UPDATE",
        "n = ?",
        "n =",
        ""
      })
  void whatIsNoConditionIsRefusedWithTheServersWords(String condition) throws SQLException {
    create("INT", "seq");
    assertThat(
        refusal(condition),
        startsWith(
            "job.yaml:7: where of table conditioned is not taken, in parentheses: MySQL at %s failed: You have an error in your SQL syntax; "
                .formatted(OneMariaDb.get().jdbcUrl())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing_here = 1 | failed: Unknown column 'nothing_here' in 'WHERE'",
        "nowhere(n) = 1   | failed: FUNCTION citizens.nowhere does not exist",
        "COUNT(*) > 1     | failed: Invalid use of group function",
        "(n, v) IN (1)    | failed: Illegal parameter data types row and int for operation '='",
        "n, v             | failed: Operand should contain 1 column(s)",
        "n IN (SELECT n FROM no_table) | failed: Table 'citizens.no_table' doesn't exist"
      })
  void namesThatAreNotThereAreTold(String condition, String words) throws SQLException {
    create("INT", "seq");
    assertThat(refusal(condition), containsString(words));
  }

  private String refusal(String condition) {
    TableQuery query = query(condition);
    return Refusal.of(
        ExitStatus.WRONG_USE, () -> TableColumns.of(connection, query, Extraction.texts(query)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "UPDATE conditioned SET v = 'b' WHERE n = 5 | 799 | rows were deleted meanwhile, or the server cuts results short",
        "UPDATE conditioned SET v = 'a' WHERE n = 6 | 801 | rows were inserted meanwhile"
      })
  void aRowThatChangesMeanwhileIsNoticed(String meanwhile, long read, String reason)
      throws Exception {
    create("INT PRIMARY KEY", "seq");
    Extraction extraction =
        Extraction.of(
            folder, query("v = 'a'"), Extraction.PART_BYTES, () -> OneMariaDb.execute(meanwhile));
    assertThat(extraction.rows(), is(read));
    assertThat(
        Refusal.of(ExitStatus.MYSQL, () -> extraction.shape().requireAll(extraction.rows())),
        is(
            ("table conditioned had 800 rows that meet where when they were counted, and %s were read: %s,"
                    + " or where was true of others each time; nothing of it was published, run extract"
                    + " again when nobody changes it")
                .formatted(read, reason)));
  }
}
