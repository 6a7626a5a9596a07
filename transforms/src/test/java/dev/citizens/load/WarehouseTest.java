package dev.citizens.load;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.ClosedPort;
import dev.citizens.harness.EmptyWarehouse;
import dev.citizens.harness.OnePostgres;
import dev.citizens.harness.Refusal;
import dev.citizens.testdata.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WarehouseTest {
  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  @Test
  void schemaIsMadeAndASecondMigrationChangesNothing() throws Exception {
    empty.execute("DROP SCHEMA citizens CASCADE");
    empty.warehouse().migrate();
    empty.execute("INSERT INTO citizens.dataset VALUES ('citizens', 'daily')");
    String history = "SELECT version, installed_on, success FROM citizens.flyway_schema_history";
    List<String> before = empty.rows(history);

    empty.warehouse().migrate();

    assertThat(empty.rows(history), is(before));
    assertThat(empty.rows("SELECT * FROM citizens.dataset"), is(List.of("citizens|daily")));
    List<String> tables =
        empty.rows(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'citizens'"
                + " ORDER BY table_name COLLATE \"C\"");
    assertThat("rights are asked for", Rights.LEDGER.stream().sorted().toList(), is(tables));
    assertThat(
        tables,
        is(
            List.of(
                "dataset",
                "flyway_schema_history",
                "latest_run",
                "mirror_table",
                "reconciliation",
                "reconciliation_difference",
                "report",
                "result_table",
                "run",
                "run_bad_row",
                "run_mirror",
                "run_result",
                "run_source",
                "run_step")));
    List<String> told = new ArrayList<>(List.of("flyway_schema_history")); // nobody's but Flyway's
    Files.readAllLines(Path.of("../docs/warehouse.md")).stream()
        .dropWhile(line -> !line.equals("## The ledger"))
        .dropWhile(line -> !line.startsWith("| `"))
        .takeWhile(line -> line.startsWith("| `"))
        .forEach(line -> told.add(line.split("`", -1)[1]));
    assertThat("docs/warehouse.md", told.stream().sorted().toList(), is(tables));
  }

  /** As the versions before the first release left it: migrations of other contents, and more. */
  @Test
  void schemaOfAnotherVersionIsRefusedInOneLine() throws Exception {
    empty.execute("CREATE TEMP TABLE kept AS SELECT * FROM citizens.flyway_schema_history");
    try {
      empty.execute(
          "UPDATE citizens.flyway_schema_history SET checksum = 1, description = 'results and"
              + " ledger' WHERE version = '1'");
      empty.execute(
          "INSERT INTO citizens.flyway_schema_history SELECT installed_rank + 3, '5', 'long values"
              + " and dataset', type, 'V5__long_values_and_dataset.sql', 2, installed_by,"
              + " installed_on, 1, true FROM citizens.flyway_schema_history WHERE version = '1'");
      assertThat(
          Refusal.of(ExitStatus.WRONG_USE, () -> empty.warehouse().migrate()),
          is(
              "the warehouse's schema at %s was made by another version: use that one; or, if its"
                      .formatted(empty.warehouse().url())
                  + " days can be loaded again, DROP SCHEMA citizens CASCADE, with all that is in"
                  + " it"));
    } finally {
      empty.execute("TRUNCATE citizens.flyway_schema_history");
      empty.execute("INSERT INTO citizens.flyway_schema_history SELECT * FROM kept");
      empty.execute("DROP TABLE kept");
    }
  }

  /** PostgreSQL's own CREATE … IF NOT EXISTS fails for one of two that run at once. */
  @Test
  void manyAtOnceMakeAFreshWarehouse() throws Exception {
    int processes = 4;
    ExecutorService threads = Executors.newFixedThreadPool(processes);
    try {
      for (int round = 0; round < 10; round++) {
        empty.execute("DROP SCHEMA IF EXISTS citizens, citizens_staging CASCADE");
        CyclicBarrier start = new CyclicBarrier(processes);
        List<Future<Void>> loads = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
          String dataset = "citizens_" + i;
          loads.add(
              threads.submit(
                  () -> {
                    start.await();
                    empty.warehouse().migrate();
                    try (Connection connection = empty.warehouse().connect()) {
                      StagingTable.sweep(connection, Instant.now().minusSeconds(60));
                      new StagedDay(connection, LocalDate.of(2026, 2, 28), dataset)
                          .byCountry("[\"Peru\", \"1\"]")
                          .publish();
                    }
                    return null;
                  }));
        }
        for (Future<Void> load : loads) {
          load.get();
        }
        assertThat(
            empty.rows("SELECT dataset, rows FROM citizens.citizens_by_country ORDER BY dataset"),
            is(List.of("citizens_0|1", "citizens_1|1", "citizens_2|1", "citizens_3|1")));
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(
        empty.rows("SELECT count(*) FROM citizens.flyway_schema_history WHERE success"),
        is(List.of("3")));
  }

  @Test
  void tablesThatWereMadeBeforeTheFirstMigrationStay() throws Exception {
    empty.execute("DROP SCHEMA IF EXISTS citizens, citizens_staging CASCADE");
    empty.execute("CREATE SCHEMA citizens");
    empty.execute("CREATE TABLE citizens.made_by_hand AS SELECT 1 AS one");
    empty.warehouse().migrate();
    assertThat(empty.rows("SELECT one FROM citizens.made_by_hand"), is(List.of("1")));
    assertThat(empty.rows("SELECT count(*) FROM citizens.run"), is(List.of("0")));
    empty.execute("DROP TABLE citizens.made_by_hand");
  }

  @Test
  void latestViewsShowTheLastDayOfEachDataset() throws Exception {
    LocalDate day = LocalDate.of(2026, 2, 28);
    Connection connection = empty.connection();
    new StagedDay(connection, day, "citizens").byCountry("[\"Peru\", \"2\"]").publish();
    new StagedDay(connection, day.minusDays(1), "citizens")
        .byCountry("[\"Peru\", \"1\"]")
        .publish();
    new StagedDay(connection, day.minusDays(1), "copy").byCountry("[\"Peru\", \"3\"]").publish();
    assertThat(
        empty.rows("SELECT * FROM citizens.latest_citizens_by_country ORDER BY rows"),
        is(List.of("2026-02-28|citizens|Peru|2", "2026-02-27|copy|Peru|3")));
  }

  @Test
  void wrongPasswordIsNamed() {
    Postgres server = OnePostgres.get();
    Warehouse wrong = new Warehouse(server.jdbcUrl(), server.user(), "wrong-secret");
    for (String message :
        List.of(
            Refusal.of(ExitStatus.WAREHOUSE, wrong::connect),
            Refusal.of(ExitStatus.WAREHOUSE, wrong::migrate))) {
      assertThat(
          message,
          allOf(
              startsWith("PostgreSQL at " + server.jdbcUrl() + " failed: FATAL: password"),
              endsWith(
                  "; check --warehouseUser and CITIZENS_WAREHOUSE_PASSWORD or --warehousePasswordFile"),
              not(containsString("wrong-secret"))));
    }
  }

  @Test
  void serverThatDoesNotRunIsNamed() throws Exception {
    String url = "jdbc:postgresql://127.0.0.1:" + ClosedPort.find() + "/warehouse";
    assertThat(
        Refusal.of(ExitStatus.WAREHOUSE, () -> new Warehouse(url, "citizens", "hidden").migrate()),
        allOf(
            startsWith("PostgreSQL at " + url + " failed: Connection to 127.0.0.1:"),
            endsWith("; check --warehouseUrl and that the server runs")));
  }

  @Test
  void databaseThatIsNotThereIsNamed() {
    Postgres server = OnePostgres.get();
    String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/nothing_here";
    Warehouse missing = new Warehouse(url, server.user(), server.password());
    assertThat(
        Refusal.of(ExitStatus.WRONG_USE, missing::connect),
        is(
            "PostgreSQL at "
                + url
                + " failed: FATAL: database \"nothing_here\" does not exist; check"
                + " --warehouseUrl and the user's rights"));
  }

  @Test
  void textFormIsWithoutThePassword() {
    assertThat(
        new Warehouse("jdbc:postgresql://host/db", "citizens", "hidden").toString(),
        is("Warehouse[citizens at jdbc:postgresql://host/db]"));
  }
}
