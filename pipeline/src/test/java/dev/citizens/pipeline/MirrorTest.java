package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.HDFS;
import static dev.citizens.failures.ExitStatus.QUALITY_GATE;
import static dev.citizens.failures.ExitStatus.WRONG_USE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of the server is in the warehouse as it was extracted, by day, or the day is not. */
class MirrorTest {
  private static final String RAW = "raw/orders/run_date=2026-03-01/ATTEMPT/orders.csv";
  private static final String ROWS = "SELECT * FROM citizens.orders ORDER BY run_date, id";
  private static final String LATEST = "SELECT * FROM citizens.latest_orders ORDER BY id";

  private TestSite site;

  @BeforeEach
  void makeTable(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).without("csv");
    mySql(
        "CREATE OR REPLACE TABLE orders (id INT PRIMARY KEY, note TEXT)",
        "INSERT INTO orders VALUES (1, 'Ann'), (2, NULL), (3, '')");
    job("load: {}", "");
  }

  private void mySql(String... statements) throws IOException, SQLException {
    try (Connection connection = site.mySql()) {
      execute(connection, statements);
    }
  }

  private void warehouse(String... statements) throws IOException, SQLException {
    try (Connection connection = site.warehouse()) {
      execute(connection, statements);
    }
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void aTableThatWasEmptiedDoesNotReplaceTheLastGoodDay() throws IOException, SQLException {
    job("load: {}, quality: {minRows: 3}", "");
    site.done("daily");
    mySql("DELETE FROM orders WHERE id = 1");
    CitizensRun run = site.run("daily");
    assertThat(run.status(), is(QUALITY_GATE));
    assertThat(
        run.everything(),
        containsString("orders has 2 rows, and quality.minRows is 3; nothing was published"));
    assertThat(site.warehouseRows(LATEST).size(), is(3));
    assertThat(site.lake().text(RAW), containsString("1,Ann"));
    CitizensRun lint = site.run("extract", "--lint");
    assertThat(lint.status(), is(QUALITY_GATE));
    assertThat(
        lint.everything(),
        containsString(
            "2 rows, 0 of them bad ones, which extract would refuse, as quality.minRows"));
  }

  private void job(String load, String more) throws IOException {
    Path job = site.file("orders.yaml");
    Files.writeString(
        job, "name: shop\ndatasets:\n  orders: {table: orders, %s}\n%s".formatted(load, more));
    site.with("job", job.toString());
  }

  private List<String> texts(String sql) throws IOException, SQLException {
    return site.warehouseRows(sql).stream()
        .map(row -> String.join("|", row.stream().map(String::valueOf).toList()))
        .toList();
  }

  @Test
  void aDayOfATableOfWhichNothingIsAskedIsInTheWarehouse() throws IOException, SQLException {
    CitizensRun run = site.done("daily");
    assertThat(
        run.out().get(2).replaceAll("^load +[0-9.]+ s +", ""),
        is("orders  3 rows, 22 bytes into citizens.orders"));
    assertThat(texts(ROWS), is(List.of("2026-03-01|1|Ann", "2026-03-01|2|null", "2026-03-01|3|")));
    assertThat(texts(LATEST), is(texts(ROWS)));
    assertThat(
        texts(
            "SELECT step, rows_read, rows_written, bad_rows, bytes_written FROM citizens.run_step"
                + " ORDER BY step"),
        is(List.of("extract|3|3|0|22", "load|3|3|0|22")));
    assertThat(
        texts("SELECT name, rows, bytes FROM citizens.run_mirror"), is(List.of("orders|3|22")));
    assertThat(site.stagingTables(), is(empty()));
    assertThat(site.run("status").everything(), containsString("orders"));
  }

  @Test
  void answersAreLoadedBesideTheTable() throws IOException, SQLException {
    job("load: {as: all_orders}", "analyses:\n  - {of: orders, ask: [{countBy: [note]}]}\n");
    site.done("extract");
    site.done("analyze");
    CitizensRun run = site.done("load");
    assertThat(
        run.out().get(0),
        containsString("3 rows into 1 tables; 3 rows, 22 bytes into citizens.all_orders"));
    assertThat(
        texts("SELECT note, rows FROM citizens.orders_by_note ORDER BY note"),
        is(List.of("|1", "Ann|1", "null|1")));
    assertThat(texts("SELECT count(*) FROM citizens.latest_all_orders"), is(List.of("3")));
    assertThat(
        texts("SELECT rows_written FROM citizens.run_step WHERE step = 'load'"), is(List.of("6")));
  }

  @Test
  void aTableWithoutRowsIsADayWithoutRows() throws IOException, SQLException {
    site.done("daily");
    mySql("DELETE FROM orders");
    site.with("runDate", "2026-03-02").done("daily");
    assertThat(texts(ROWS), is(empty()));
    assertThat(
        texts("SELECT run_date, rows FROM citizens.run_mirror"), is(List.of("2026-03-02|0")));
  }

  @Test
  void asManyDaysStayAsAreKept() throws IOException, SQLException {
    job("load: {keep: 2}", "");
    for (int day = 1; day <= 3; day++) {
      mySql("UPDATE orders SET note = 'day " + day + "' WHERE id = 1");
      site.with("runDate", "2026-03-0" + day).done("daily");
    }
    String first = "SELECT run_date, note FROM citizens.orders WHERE id = 1 ORDER BY 1";
    assertThat(texts(first), is(List.of("2026-03-02|day 2", "2026-03-03|day 3")));
    assertThat(texts("SELECT note FROM citizens.latest_orders WHERE id = 1"), is(List.of("day 3")));
    // A day that is there is replaced, and one that is older is not loaded.
    mySql("UPDATE orders SET note = 'anew' WHERE id = 1");
    site.with("runDate", "2026-03-02").done("daily");
    CitizensRun old = site.with("runDate", "2026-03-01").done("daily");
    assertThat(
        old.out().get(2),
        containsString("nothing into citizens.orders, which has newer days and keeps 2"));
    assertThat(texts(first), is(List.of("2026-03-02|anew", "2026-03-03|day 3")));
    job("load: {keep: 1}", "");
    site.with("runDate", "2026-03-03").done("daily");
    assertThat(texts(first), is(List.of("2026-03-03|anew")));
    assertThat(
        texts("SELECT relname FROM pg_class WHERE relname LIKE 'orders%' ORDER BY 1"),
        is(List.of("orders", "orders_20260303")));
    assertThat(
        texts("SELECT run_date FROM citizens.run ORDER BY 1"),
        is(List.of("2026-03-01", "2026-03-02", "2026-03-03")));
    assertThat(site.stagingTables(), is(empty()));
  }

  @Test
  void whatPeopleMadeOfTheTableSurvives() throws IOException, SQLException {
    site.done("daily");
    warehouse(
        "CREATE VIEW public.names AS SELECT note FROM citizens.latest_orders WHERE note > ''",
        "CREATE INDEX ON citizens.orders (id)");
    mySql(
        "UPDATE orders SET note = 'Bob' WHERE id = 2",
        "ALTER TABLE orders ADD COLUMN paid DECIMAL(5, 2) NOT NULL DEFAULT 1.5");
    site.with("runDate", "2026-03-02").done("daily");
    assertThat(texts("SELECT * FROM public.names ORDER BY 1"), is(List.of("Ann", "Bob")));
    assertThat(
        texts(LATEST),
        is(List.of("2026-03-02|1|Ann|1.50", "2026-03-02|2|Bob|1.50", "2026-03-02|3||1.50")));
    assertThat(
        texts("SELECT indexdef FROM pg_indexes WHERE tablename = 'orders_20260302'"),
        is(
            List.of(
                "CREATE INDEX orders_20260302_id_idx ON citizens.orders_20260302 USING btree"
                    + " (id)")));
    warehouse("DROP VIEW public.names");
  }

  @Test
  void aColumnThatWentOrHasAnotherTypeIsRefusedBeforeAnythingRuns()
      throws IOException, SQLException {
    site.done("daily");
    site.with("runDate", "2026-03-02");
    List<String> lake = site.lake().list();
    String remedy =
        "; give the data set's table another name with load: {as: NAME} in the job file, or drop the"
            + " old one with all its days: DROP TABLE citizens.orders CASCADE";
    mySql("ALTER TABLE orders MODIFY COLUMN id BIGINT UNSIGNED");
    new Refusal(
            WRONG_USE,
            "citizens.orders has the column id of type bigint, and the data set orders now has"
                + " numeric(20,0) for it"
                + remedy)
        .of(site, "daily");
    mySql("ALTER TABLE orders MODIFY COLUMN id INT, DROP COLUMN note");
    new Refusal(
            WRONG_USE,
            "citizens.orders has the column note, and the data set orders does not have it"
                + remedy)
        .of(site, "daily");
    assertThat(site.lake().list(), is(lake));
    warehouse("DROP TABLE citizens.orders CASCADE");
    site.done("daily");
    assertThat(texts(LATEST), is(List.of("2026-03-02|1", "2026-03-02|2", "2026-03-02|3")));
  }

  @Test
  void aNameOfSomethingElseIsRefusedBeforeAnythingRuns() throws IOException, SQLException {
    String asked = "analyses:\n  - {of: orders, ask: [{countBy: [id], as: counted}]}\n";
    job("load: {as: counted}", asked);
    new Refusal(
            WRONG_USE,
            "the analysis counted and the table of the data set orders both need the name counted in"
                + " the warehouse; give one another name with as: in the job file")
        .of(site, "daily");
    job("load: {as: run_step}", "");
    new Refusal(
            WRONG_USE,
            "the table of the data set orders would be the table run_step of the warehouse's ledger;"
                + " give it another name with load: {as: NAME} in the job file")
        .of(site, "daily");
    job("load: {}", asked);
    site.done("daily");
    job("load: {as: counted}", "");
    new Refusal(
            WRONG_USE,
            "the table of the data set orders needs the name citizens.counted in the warehouse, and"
                + " something else has it; give it another name with load: {as: NAME} in the job file")
        .of(site, "daily");
    job("load: {as: latest}", asked.replace("counted", "orders"));
    new Refusal(
            WRONG_USE,
            "citizens.orders is partitioned, and the analysis orders needs a plain table; name another"
                + " table with as: in the job file")
        .of(site, "daily");
    assertThat(site.publishedRuns(), is(List.of("2026-03-01 orders")));
  }

  @Test
  void aColumnWithANameOfTheWarehouseIsRefusedBeforeAnythingRuns()
      throws IOException, SQLException {
    mySql("ALTER TABLE orders ADD COLUMN run_date DATE");
    new Refusal(
            WRONG_USE,
            "the data set orders has a column run_date, and a table of the warehouse has one of its"
                + " own with that name; name the others as columns: in the job file, or take load:"
                + " away")
        .of(site, "daily");
    assertThat(site.lake().list(), is(empty()));
  }

  @Test
  void tablesOfOtherDatasetsAreLeftAlone() throws IOException, SQLException {
    site.done("daily");
    Path job = site.file("orders.yaml");
    Files.writeString(job, "name: shop\ndatasets:\n  o: {table: orders, load: {as: orders}}\n");
    new Refusal(
            WRONG_USE,
            "citizens.orders has the rows of the data set orders, and o is another one; give the data"
                + " set's table another name with load: {as: NAME} in the job file, or drop the old"
                + " one with all its days: DROP TABLE citizens.orders CASCADE")
        .of(site, "daily");
  }

  @Test
  void aDayThatIsNoLongerToBeThereGoesWhenItIsLoadedAgain() throws IOException, SQLException {
    site.done("daily");
    job("load: {as: renamed}", "");
    site.done("daily");
    assertThat(texts(ROWS), is(empty()));
    assertThat(texts("SELECT id FROM citizens.latest_renamed"), is(List.of("1", "2", "3")));
  }

  @Test
  void aFileThatIsDamagedIsNotPublished() throws IOException, SQLException {
    site.done("daily");
    site.with("runDate", "2026-03-02").done("extract");
    String file = RAW.replace("03-01", "03-02");
    String text = site.lake().text(file);
    site.lake().write(file, text.replace("Ann", "Bnn").getBytes(StandardCharsets.UTF_8));
    CitizensRun changed = site.run("load");
    assertThat(changed.status(), is(HDFS));
    assertThat(changed.err(), hasItem(containsString("instead of")));
    site.lake().write(file, text.substring(0, 15).getBytes(StandardCharsets.UTF_8));
    CitizensRun shorter = site.run("load");
    assertThat(shorter.status(), is(HDFS));
    assertThat(shorter.err(), hasItem(containsString("ends at byte 15")));
    assertThat(texts(ROWS), is(List.of("2026-03-01|1|Ann", "2026-03-01|2|null", "2026-03-01|3|")));
    assertThat(site.publishedRuns(), is(List.of("2026-03-01 orders")));
    assertThat(site.stagingTables(), is(empty()));
  }

  @Test
  void whatIsExtractedMeanwhileIsNotPublishedHalf() throws IOException, SQLException {
    site.done("extract");
    Day day = site.day();
    PreparedStep step = site.load("orders").prepare();
    try (MeddlingRunner runner = MeddlingRunner.after(day, () -> site.done("extract"))) {
      StepFailure failure = assertThrows(StepFailure.class, () -> step.run(runner));
      assertThat(
          failure.getMessage(),
          containsString("was published anew while it was read; run load --runDate=2026-03-01"));
    }
    assertThat(site.publishedRuns(), is(empty()));
    assertThat(site.stagingTables(), is(empty()));
  }

  @Test
  void aValueThatTheTypeDoesNotTakeIsNamedByItsPlace() throws IOException, SQLException {
    mySql(
        "SET SESSION sql_mode = ''",
        "CREATE OR REPLACE TABLE orders (id INT PRIMARY KEY, paid DATE)",
        "INSERT INTO orders VALUES (1, '2026-03-01')",
        "INSERT INTO orders VALUES (2, '2026-00-15')");
    CitizensRun run = site.run("daily");
    assertThat(run.status(), is(QUALITY_GATE));
    assertThat(
        run.everything(),
        allOf(
            containsString(
                "citizens.orders cannot get the table of the data set orders: the column paid has a"
                    + " value that date does not take (SQLSTATE 22008, row 2 behind byte 8 of "),
            not(containsString("2026-00-15"))));
    assertThat(site.publishedRuns(), is(empty()));
    assertThat(site.stagingTables(), is(empty()));
  }

  @Test
  void aReaderMayReadTheTableAndItsView() throws IOException, SQLException {
    site.with("warehouseReader", "pg_monitor").done("daily"); // a role that every server has
    site.with("runDate", "2026-03-02").done("daily");
    assertThat(
        texts(
            "SELECT has_table_privilege('pg_monitor', name, 'SELECT') FROM unnest(ARRAY["
                + "'citizens.orders', 'citizens.latest_orders', 'citizens.run_mirror']) AS name"),
        is(List.of("t", "t", "f")));
  }

  @Test
  void validateSaysThatTheTableWillBeMade() throws IOException, SQLException {
    job("load: {as: another}", "");
    site.done("daily"); // which makes the ledger
    Path job = site.file("orders.yaml");
    Files.writeString(
        job,
        """
        name: shop
        datasets:
          orders: {table: orders, columns: [{name: id, type: long}], load: {}}
        """);
    assertThat(
        site.run("validate").everything(), containsString("the next load makes or changes orders"));
  }
}
