package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.csv.ColumnType;
import dev.citizens.extract.split.KeyRange;
import dev.citizens.extract.transform.RowTransform;
import dev.citizens.extract.transform.SiftedRows;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.Attempt;
import dev.citizens.harness.ClosedPort;
import dev.citizens.harness.OneMariaDb;
import dev.citizens.job.Column;
import dev.citizens.job.Transformation;
import dev.citizens.sql.SqlColumn;
import dev.citizens.sql.SqlTransform;
import dev.citizens.sql.tree.RowQuery;
import dev.citizens.testdata.MariaDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A range is read whole or not at all, however often the connection is lost. */
class RangeReaderTest {
  private static final int ROWS = 2_000;
  private static final long CUT_IN_THE_ROWS = 500_000;

  @TempDir Path folder;

  @BeforeEach
  void makeTable() throws SQLException {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE lost (id INT PRIMARY KEY, v VARCHAR(500))",
        "INSERT INTO lost SELECT seq, REPEAT('v', 500) FROM seq_1_to_" + ROWS);
  }

  private static MySqlSource through(int port) {
    MariaDb server = OneMariaDb.get();
    String url = "jdbc:mysql://127.0.0.1:" + port + "/citizens";
    return new MySqlSource(url, server.user(), server.password());
  }

  private TableToRead table(String name, String column) throws SQLException {
    try (Connection connection = through(OneMariaDb.get().port()).connect()) {
      TableQuery query = new TableQuery(name, column, List.of(column));
      return new TableToRead(
          TableShape.of(
              connection, query, TableColumns.of(connection, query, Extraction.texts(query))),
          new Attempt("a", folder.resolve(name).toString()));
    }
  }

  /** With a transform over its one column of texts. */
  private static TableToRead made(TableToRead plain, String sql) {
    List<Column> read = plain.shape().columns().declared();
    List<SqlColumn> columns = List.of(new SqlColumn(read.get(0).name(), ColumnType.TEXT));
    RowQuery query = SqlTransform.parse(sql, "t", columns, () -> LocalDate.EPOCH);
    Transformation made = new Transformation(read, query, List.of(), LocalDate.EPOCH);
    RowTransform transform = new RowTransform("lost", made, null);
    return new TableToRead(plain.shape(), plain.attempt(), transform);
  }

  private String written(ReadRange range) throws Exception {
    return Files.readString(Path.of(range.written().parts().get(0).path()));
  }

  private static String ids() {
    return IntStream.rangeClosed(1, ROWS).mapToObj(i -> i + "\n").collect(Collectors.joining());
  }

  @Test
  void aRangeWhoseConnectionIsCutIsReadAgain() throws Exception {
    OneMariaDb.execute("CREATE OR REPLACE VIEW lost_long AS SELECT CONCAT(id, v) AS id FROM lost");
    List<TableToRead> tables = List.of(table("lost_long", "id"));
    try (CuttingProxy proxy = CuttingProxy.to(OneMariaDb.get().port(), 2, CUT_IN_THE_ROWS);
        RangeReader reader = new RangeReader(through(proxy.port()), tables, 1 << 20, RowPace.ANY)) {
      ReadRange read = reader.read(tables.get(0).ranges(0).get(0)).orElseThrow();
      assertThat(proxy.connections(), is(3));
      assertThat(written(read).replace("v".repeat(500), ""), is(ids()));
    }
  }

  @Test
  void aConnectionThatIsAlwaysCutIsTheTablesFailure() throws Exception {
    OneMariaDb.execute("CREATE OR REPLACE VIEW lost_long AS SELECT CONCAT(id, v) AS id FROM lost");
    List<TableToRead> tables = List.of(table("lost_long", "id"), table("lost", "id"));
    try (CuttingProxy proxy = CuttingProxy.to(OneMariaDb.get().port(), 3, CUT_IN_THE_ROWS);
        RangeReader reader = new RangeReader(through(proxy.port()), tables, 1 << 20, RowPace.ANY)) {
      ReadRange refused = reader.read(tables.get(0).ranges(0).get(0)).orElseThrow();
      assertThat(refused.refusal().status(), is(ExitStatus.MYSQL));
      assertThat(
          refused.refusal().message(),
          startsWith("MySQL at jdbc:mysql://127.0.0.1:" + proxy.port() + "/citizens failed: "));
      ReadRange read = reader.read(tables.get(1).ranges(1).get(0)).orElseThrow();
      assertThat(written(read), is(ids()));
    }
  }

  @Test
  void aTableThatIsRefusedIsNotAskedForAgain() throws Exception {
    List<TableToRead> tables = List.of(table("lost", "id"));
    OneMariaDb.execute("DROP TABLE lost");
    TableRange range = tables.get(0).ranges(0).get(0);
    try (RangeReader reader =
        new RangeReader(through(OneMariaDb.get().port()), tables, 1 << 20, RowPace.ANY)) {
      ReadRange refused = reader.read(range).orElseThrow();
      assertThat(refused.refusal().status(), is(ExitStatus.WRONG_USE));
      assertThat(reader.read(range), is(Optional.empty()));
    }
  }

  @Test
  void aServerThatIsGoneFailsAll() throws Exception {
    List<TableToRead> tables = List.of(table("lost", "id"));
    try (RangeReader reader =
        new RangeReader(through(ClosedPort.find()), tables, 1 << 20, RowPace.ANY)) {
      StepFailure failure =
          assertThrows(StepFailure.class, () -> reader.read(tables.get(0).ranges(0).get(0)));
      assertThat(failure.status(), is(ExitStatus.MYSQL));
    }
  }

  /** What was made of rows before the cut is written anew, and each row is counted once. */
  @Test
  void aRangeWithATransformIsReadAgainAndAtThePace() throws Exception {
    OneMariaDb.execute("CREATE OR REPLACE VIEW lost_long AS SELECT CONCAT(id, v) AS id FROM lost");
    TableToRead plain = table("lost_long", "id");
    List<TableToRead> tables =
        List.of(
            made(
                plain,
                "SELECT CAST(replace(replace(id, 'v', ''), '1999', 'x') AS bigint) AS n FROM t"
                    + " WHERE id NOT LIKE '7v%'"));
    TableRange range = tables.get(0).ranges(0).get(0);
    AtomicLong paced = new AtomicLong();
    ReadRange uncut;
    try (RangeReader reader =
        new RangeReader(through(OneMariaDb.get().port()), tables, 1 << 20, paced::addAndGet)) {
      uncut = reader.read(range).orElseThrow();
      assertThat(paced.get(), is((long) ROWS));
    }
    try (CuttingProxy proxy = CuttingProxy.to(OneMariaDb.get().port(), 2, CUT_IN_THE_ROWS);
        RangeReader reader = new RangeReader(through(proxy.port()), tables, 1 << 20, RowPace.ANY)) {
      ReadRange read = reader.read(range).orElseThrow();
      assertThat(proxy.connections(), is(3));
      assertThat(read, is(uncut));
      assertThat(written(read), is(ids().replace("\n7\n", "\n").replace("\n1999\n", "\n")));
      SiftedRows sifted = read.written().sifted();
      assertThat(sifted.read(), is((long) ROWS));
      assertThat(sifted.filtered(), is(1L));
      assertThat(sifted.quarantined(), is(1L));
      assertThat(read.written().rows(), is(ROWS - 2L));
    }
  }

  /** What one range has taught of values holds for the next ones, and no number of it does. */
  @Test
  void rangesOfATransformThatAreReadOneAfterTheOtherAreAsEachByItself() throws Exception {
    OneMariaDb.execute(
        "CREATE OR REPLACE TABLE lost_ranges (v VARCHAR(9))",
        "INSERT INTO lost_ranges SELECT CASE seq % 5 WHEN 0 THEN 'no' WHEN 1 THEN 'out' ELSE seq END"
            + " FROM seq_1_to_3000");
    TableToRead plain = table("lost_ranges", "v");
    String sql = "SELECT CAST(v AS bigint) + 1 AS n FROM t WHERE v <> 'out'";
    List<TableToRead> tables =
        List.of(made(plain, sql), made(plain, "SELECT v || 'x' AS x FROM t"));
    List<String> conditions = List.of("v < '15'", "v >= '15'", "v < '3'", "v > 'x'", "v = '2'");
    try (RangeReader reader =
        new RangeReader(through(OneMariaDb.get().port()), tables, 1 << 20, RowPace.ANY)) {
      for (int number = 0; number < 10; number++) {
        int table = number == 4 ? 1 : 0;
        TableRange range =
            new TableRange(table, number, new KeyRange(" WHERE " + conditions.get(number % 5)));
        Optional<ReadRange> shared = reader.read(range);
        try (RangeReader alone =
            new RangeReader(through(OneMariaDb.get().port()), tables, 1 << 20, RowPace.ANY)) {
          assertThat(alone.read(range), is(shared)); // checksums, too
        }
        if (number == 6) {
          assertThat(shared.orElseThrow().written().sifted().filtered(), is(600L));
          assertThat(shared.orElseThrow().written().sifted().quarantined(), is(600L));
        }
        if (number == 9) {
          assertThat(written(shared.orElseThrow()), is("3\n"));
        }
        assertThat(shared.isPresent(), is(number % 5 != 3));
      }
    }
  }
}
