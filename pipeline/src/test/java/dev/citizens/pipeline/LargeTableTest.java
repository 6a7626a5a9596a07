package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.csv.ColumnType;
import dev.citizens.extract.TableQuery;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Column;
import dev.citizens.job.Dataset;
import dev.citizens.lake.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that is counted while it is read. */
class LargeTableTest {
  private static final int ROWS = 1_200_000;

  private TestSite site;

  @BeforeEach
  void makeTable(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).without("csv");
    site.executeMySql(
        "CREATE OR REPLACE TABLE large (id INT PRIMARY KEY)",
        "INSERT INTO large SELECT seq FROM seq_1_to_" + ROWS,
        "ANALYZE TABLE large PERSISTENT FOR ALL");
    site.withJob("name: large\ndatasets: {large: {table: large, incremental: {by: id}}}\n");
  }

  private Manifest manifest() {
    return DayInput.requireRaw(site.day(), site.dataset("large")).manifest();
  }

  @Test
  void hasAllItsRows() {
    assertThat(
        site.done("extract").out().get(0), containsString("  large  1,200,000 rows, 8.5 MB"));
    assertThat(manifest().rowsRead(), is((long) ROWS));
    assertThat(manifest().onlyFile().rows(), is((long) ROWS));
    assertThat("the day is known by its rows", manifest().increment().by(), is("id"));
  }

  @Test
  void isCountedBeforeIfConnectionsAreLimited() {
    site.done("extract", "--maxConnections=1");
    assertThat(manifest().rowsRead(), is((long) ROWS));
  }

  private SnapshotCount count() {
    List<Column> columns = List.of(new Column("id", ColumnType.LONG, true));
    Dataset dataset = site.dataset("large").withColumns(columns);
    TableQuery query = TableQuery.of(dataset.table().withSplitColumn("id"), dataset);
    return SnapshotCount.begin(site.day().mySql(), query, columns);
  }

  @Test
  void isCountedAsOfTheMomentOfItsRanges() throws IOException, SQLException {
    try (SnapshotCount count = count()) {
      site.executeMySql("DELETE FROM large WHERE id > 5");
      assertThat(count.shape().isCounted(), is(false));
      assertThat(count.counted().rows(), is((long) ROWS));
      StepFailure failure = assertThrows(StepFailure.class, () -> count.counted().requireAll(5));
      assertThat(failure.status(), is(ExitStatus.MYSQL));
    }
    site.executeMySql(
        "CREATE OR REPLACE TABLE large (id INT PRIMARY KEY)", "INSERT INTO large VALUES (1)");
    assertThat("a small one", count(), is(nullValue()));
  }
}
