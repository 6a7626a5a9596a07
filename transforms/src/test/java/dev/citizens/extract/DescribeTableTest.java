package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.ColumnType;
import dev.citizens.job.Column;
import dev.citizens.job.Dataset;
import dev.citizens.job.MySqlTable;
import dev.citizens.job.Quality;
import dev.citizens.job.Questions;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the server says of a table of which the job file says little. */
class DescribeTableTest extends ConnectedTest {
  @Test
  void columnsTypesAndTheKeyAreTheServers() throws SQLException {
    create(
        "id BIGINT UNSIGNED PRIMARY KEY, name VARCHAR(20) NOT NULL, price DECIMAL(12,2),"
            + " born DATE, at DATETIME(3), ratio DOUBLE, clock TIME, flag TINYINT(1)");

    Dataset found = complete(null, List.of());

    assertThat(
        found.columns(),
        is(
            List.of(
                new Column("id", ColumnType.decimal(20, 0), true),
                new Column("name", ColumnType.TEXT, true),
                new Column("price", ColumnType.decimal(12, 2), false),
                new Column("born", ColumnType.DATE, false),
                new Column("at", ColumnType.TIMESTAMP, false),
                new Column("ratio", ColumnType.DOUBLE, false),
                new Column("clock", ColumnType.TEXT, false),
                new Column("flag", ColumnType.LONG, false))));
    assertThat(found.table().splitColumn(), is("id"));
  }

  @Test
  void namesChooseColumnsAndTheirOrder() throws SQLException {
    create("id INT PRIMARY KEY, a TEXT, photo BLOB, b INT");
    Dataset found = complete("b", List.of("b", "a"));
    assertThat(found.columnNames(), is(List.of("b", "a")));
    assertThat(found.table().splitColumn(), is("b"));
  }

  @Test
  void aTableWithoutAKeyIsReadInOnePiece() throws SQLException {
    create("a INT, b INT");
    Dataset found = complete(null, List.of());
    assertThat(found.table().splitColumn() == null, is(true));
    TableColumns columns =
        TableColumns.of(connection, TableQuery.of(found.table(), found), found.columns());
    assertThat(
        columns.inOnePiece(),
        is(
            " in one piece, as it has no key whose ranges can be told, and no splitColumn is"
                + " given"));
  }

  @Test
  void aKeyOfSeveralColumnsSplitsByItsFirst() throws SQLException {
    create("a INT, b INT, PRIMARY KEY (b, a)");
    assertThat(complete(null, List.of()).table().splitColumn(), is("b"));
  }

  /** To the server it is a BINARY(0). */
  @Test
  void aColumnThatIsNullInEachRowOfAViewHasAType() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE OR REPLACE VIEW described_null AS SELECT 1 AS id, NULL AS v");
    }
    MySqlTable view = new MySqlTable("described_null", null, List.of());
    Dataset dataset = new Dataset("d", view, List.of(), null, Quality.NONE, Questions.NONE, false);
    assertThat(
        DescribeTable.complete(connection, view, dataset).columns().stream()
            .map(each -> each.name() + " " + each.type())
            .toList(),
        is(List.of("id long", "v bytes")));
  }

  private void create(String columns) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE OR REPLACE TABLE described (" + columns + ")");
    }
  }

  private Dataset complete(String splitColumn, List<String> names) throws SQLException {
    MySqlTable table = new MySqlTable("described", splitColumn, names);
    Dataset dataset =
        new Dataset("described", table, List.of(), null, Quality.NONE, Questions.NONE, false);
    return DescribeTable.complete(connection, table, dataset);
  }
}
