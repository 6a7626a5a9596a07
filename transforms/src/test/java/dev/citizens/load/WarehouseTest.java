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
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
    empty.execute(
        "INSERT INTO citizens.citizens_by_country VALUES ('2026-02-28', 'csv', 'Peru', 1)");
    String history = "SELECT version, installed_on, success FROM citizens.flyway_schema_history";
    List<String> before = empty.rows(history);

    empty.warehouse().migrate();

    assertThat(empty.rows(history), is(before));
    assertThat(
        empty.rows("SELECT * FROM citizens.citizens_by_country"),
        is(List.of("2026-02-28|csv|Peru|1")));
    assertThat(
        empty.rows(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'citizens'"
                + " ORDER BY table_name COLLATE \"C\""),
        is(
            List.of(
                "citizens_by_birth_year",
                "citizens_by_city",
                "citizens_by_country",
                "column_profile",
                "distinct_values",
                "flyway_schema_history",
                "keyword_matches",
                "latest_citizens_by_birth_year",
                "latest_citizens_by_city",
                "latest_citizens_by_country",
                "latest_column_profile",
                "latest_distinct_values",
                "latest_keyword_matches",
                "latest_run",
                "reconciliation",
                "reconciliation_difference",
                "report",
                "run",
                "run_step")));
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
          loads.add(
              threads.submit(
                  () -> {
                    start.await();
                    empty.warehouse().migrate();
                    try (Connection connection = empty.warehouse().connect()) {
                      StagingTable.sweep(connection, Instant.now());
                      StagingTable.of(UUID.randomUUID().toString(), Instant.now())
                          .create(connection);
                    }
                    return null;
                  }));
        }
        for (Future<Void> load : loads) {
          load.get();
        }
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(
        empty.rows("SELECT count(*) FROM citizens.flyway_schema_history WHERE success"),
        is(List.of("4")));
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
  void latestViewsShowTheLastDayOfEachSource() throws Exception {
    empty.execute(
        """
        INSERT INTO citizens.run SELECT day, source, gen_random_uuid(), 1, 0, 'f', 1, 'v'
        FROM (VALUES (DATE '2026-02-27', 'csv'), ('2026-02-28', 'csv'), ('2026-02-27', 'mysql'))
          AS days (day, source)""");
    empty.execute(
        """
        INSERT INTO citizens.citizens_by_country VALUES
          ('2026-02-27', 'csv', 'Peru', 1), ('2026-02-28', 'csv', 'Peru', 2),
          ('2026-02-27', 'mysql', 'Peru', 3)""");
    assertThat(
        empty.rows("SELECT * FROM citizens.latest_citizens_by_country ORDER BY rows"),
        is(List.of("2026-02-28|csv|Peru|2", "2026-02-27|mysql|Peru|3")));
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
