package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import dev.citizens.csv.ColumnType;
import dev.citizens.extract.TablePlan.PlannedColumn;
import dev.citizens.extract.split.ExpectedSplit;
import dev.citizens.extract.split.KeyRange;
import dev.citizens.extract.split.SplitTable;
import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.OneMariaDb;
import dev.citizens.harness.Refusal;
import dev.citizens.job.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an extract would read is told without reading it. */
class TablePlanTest extends ConnectedTest {
  private static final int ROWS = 150_000;

  @Test
  void rangesAreThoseOfTheExtract() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE planned (id INT PRIMARY KEY, v INT)",
        "INSERT INTO planned VALUES (1, 1), (1000000, 2)",
        "ANALYZE TABLE planned");
    TableQuery query = new TableQuery("planned", "id", List.of("v"));
    List<Column> columns = Extraction.texts(query);
    TablePlan plan = TablePlan.of(connection, query, columns, 1);
    assertThat(plan.split().rows(), is(2L));
    assertThat(plan.split().number(), is(2L));
    assertThat(
        plan.split().ranges(),
        is(
            List.of(
                new KeyRange(" WHERE `id` < 500001"),
                new KeyRange(" WHERE `id` >= 500001 AND `id` <= 1000000"))));
    assertThat(plan.split().withoutKey(), is(nullValue()));
    assertThat(
        plan.split().ranges(),
        is(
            TableShape.of(connection, query, TableColumns.of(connection, query, columns), 1)
                .ranges()));
  }

  @Test
  void rowsWithoutAKeyAreARangeThatMayBe() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE planned (k DATE NULL, v INT, KEY (k))",
        "INSERT INTO planned VALUES (NULL, 1), ('2026-01-01', 2), ('0000-00-00', 3)");
    ExpectedSplit split = split("k");
    assertThat(split.ranges(), is(List.of(new KeyRange(" WHERE `k` <= '2026-01-01'"))));
    assertThat(split.withoutKey(), is(new KeyRange(" WHERE `k` IS NULL")));
    OneMariaDb.execute("DELETE FROM planned WHERE k IS NOT NULL");
    ExpectedSplit none = split("k");
    assertThat(none.ranges(), is(List.of()));
    assertThat(none.number(), is(0L));
    assertThat(none.remark(), is("no row has a key"));
    assertThat(none.withoutKey(), is(new KeyRange(" WHERE `k` IS NULL")));
  }

  @Test
  void aTableWithoutAKeyIsOneRange() throws SQLException {
    OneMariaDb.execute("CREATE OR REPLACE TABLE planned (v INT)");
    assertThat(split(null).ranges(), is(List.of(new KeyRange(""))));
    assertThat(split(null).number(), is(1L));
  }

  /** The handler's counters are the server's word for what it has read. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id INT PRIMARY KEY, v INT                                | seq              | ''",
        "id VARCHAR(20) PRIMARY KEY, v INT                        | seq              | of 100,000 rows each, cut by a walk along the index PRIMARY",
        "id INT NOT NULL, v INT                                   | seq              | of equal width; without an index, to ask where they end is to read the table",
        "id DATETIME NOT NULL, v INT, KEY by_day (id)             | FROM_UNIXTIME(seq) | ''"
      })
  void noRowIsReadOrCounted(String columns, String key, String remark) throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE planned (%s)".formatted(columns),
        "INSERT INTO planned SELECT %s, seq FROM seq_1_to_%s".formatted(key, ROWS),
        "ANALYZE TABLE planned");
    TableQuery query = new TableQuery("planned", "id", List.of("id", "v"));
    long before = rowsReadByServer();
    TablePlan plan =
        TablePlan.of(connection, query, Extraction.texts(query), SplitTable.ROWS_PER_RANGE);
    assertThat(rowsReadByServer() - before, is(lessThan(1_000L)));
    assertThat(plan.split().remark(), is(remark));
    assertThat(plan.split().number(), is(2L));
    assertThat(plan.split().ranges().size(), is(remark.isEmpty() ? 2 : 0));
  }

  private long rowsReadByServer() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW SESSION STATUS LIKE 'Handler_read_%'")) {
      long sum = 0;
      while (rows.next()) {
        sum += rows.getLong(2);
      }
      return sum;
    }
  }

  @Test
  void columnsHaveTheirTypesAndWhatIsConverted() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE planned (id BIGINT UNSIGNED PRIMARY KEY, f FLOAT, g FLOAT(9,2),"
            + " t TIME, ts TIMESTAMP NULL, e ENUM('a','b') CHARACTER SET latin1, d DECIMAL(8,2),"
            + " b TINYINT, u VARCHAR(9) CHARACTER SET utf8mb4, j LONGTEXT, t2 TIME, y YEAR)");
    List<Column> declared =
        List.of(
            new Column("id", ColumnType.LONG, true),
            new Column("f", ColumnType.DOUBLE, false),
            new Column("g", ColumnType.DOUBLE, false),
            new Column("t", ColumnType.TEXT, false),
            new Column("ts", ColumnType.TIMESTAMP, false),
            new Column("e", ColumnType.TEXT, false),
            new Column("d", ColumnType.decimal(10, 3), false),
            new Column("b", ColumnType.BOOLEAN, false),
            new Column("u", ColumnType.TEXT, false, List.of("NA", "-")),
            new Column("j", ColumnType.JSON, false),
            new Column("t2", ColumnType.TIME, false),
            new Column("y", ColumnType.TEXT, false));
    TableQuery query =
        new TableQuery("planned", "id", declared.stream().map(Column::name).toList());
    assertThat(
        TablePlan.of(connection, query, declared).planned(),
        is(
            List.of(
                column(
                    "id",
                    "bigint(20) unsigned",
                    "long",
                    "more than 64 bits with sign is a bad row"),
                column(
                    "f",
                    "float",
                    "double",
                    "read as CAST(`f` AS DOUBLE): a FLOAT's own text has six digits"),
                column("g", "float(9,2)", "double", ""),
                column("t", "time", "text", "as text: it may be negative, or longer than a day"),
                column("ts", "timestamp", "timestamp", "in UTC"),
                column("e", "enum('a','b')", "text", "from latin1 to UTF-8"),
                column(
                    "d",
                    "decimal(8,2)",
                    "decimal(10,3)",
                    "3 digits behind the point; too large is a bad row"),
                column("b", "tinyint(4)", "boolean", "0 is false, 1 is true, else a bad row"),
                column("u", "varchar(9)", "text", "NULL is also NA, -"),
                column("j", "longtext", "json", "a text that is no JSON is a bad row"),
                column("t2", "time", "time", "no time of day is a bad row"),
                column("y", "year(4)", "text", "the server's text as it is"))));
  }

  private static PlannedColumn column(
      String name, String serverType, String type, String conversion) {
    return new PlannedColumn(name, serverType, ColumnType.parse(type), conversion);
  }

  @Test
  void whatAnExtractWouldRefuseIsRefused() throws SQLException {
    OneMariaDb.execute("CREATE OR REPLACE TABLE planned (v POINT)");
    assertThat(
        Refusal.of(ExitStatus.WRONG_USE, () -> split(null)),
        is(
            "column v of table planned is GEOMETRY, and the job file says text; say type: bytes there, or extract a view with ST_AsText(v)"));
  }

  private ExpectedSplit split(String key) throws SQLException {
    TableQuery query = new TableQuery("planned", key, List.of("v"));
    return TablePlan.of(connection, query, Extraction.texts(query)).split();
  }
}
