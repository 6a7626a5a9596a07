package dev.citizens.load;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.harness.EmptyWarehouse;
import dev.citizens.harness.Refusal;
import dev.citizens.lake.DataFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days come and go whole, and no more stay than are kept. */
class MirrorDaysTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final String DAYS = "SELECT run_date, id FROM citizens.orders ORDER BY run_date";

  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  private static MirroredTable orders(int keep) {
    return new MirroredTable(
        "orders", "shop", keep, List.of(new MirroredTable.Column("id", "bigint")));
  }

  /** Stages a row with that number. */
  private static StagedMirror staged(Connection connection, LocalDate day, int keep, int id)
      throws SQLException {
    StagingTable attempt = StagingTable.of(UUID.randomUUID().toString(), Instant.now());
    MirrorStaging staging = new MirrorStaging(attempt, orders(keep), day);
    staging.create(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO %s (id) VALUES (%s)".formatted(staging.rows(), id));
    }
    return new StagedMirror(staging, new DataFile("orders.csv", 10, "0badcafe", 1));
  }

  private static void publish(Connection connection, LocalDate day, int keep, int id)
      throws SQLException {
    StagedMirror mirror = staged(connection, day, keep, id);
    new StagedDay(connection, day, "shop").with(mirror).publish();
  }

  @Test
  void aDayIsReplacedAndOthersStay() throws Exception {
    publish(empty.connection(), DAY, 3, 1);
    publish(empty.connection(), DAY.plusDays(1), 3, 2);
    publish(empty.connection(), DAY, 3, 3);
    assertThat(empty.rows(DAYS), is(List.of("2026-03-01|3", "2026-03-02|2")));
    assertThat(empty.rows("SELECT id FROM citizens.latest_orders"), is(List.of("2")));
    assertThat(
        empty.rows("SELECT tablename FROM pg_tables WHERE tablename LIKE 'attempt%rows'"),
        is(List.of()));
  }

  /** The check that the staged table has is one that PostgreSQL can use. */
  @Test
  void rowsAreNotReadWhenADayIsAttached() throws Exception {
    empty.execute("SET client_min_messages = debug1");
    StagedMirror mirror = staged(empty.connection(), DAY, 1, 1);
    try (Transaction transaction = Transaction.begin(empty.connection());
        Statement statement = empty.connection().createStatement()) {
      MirrorTables.prepare(empty.connection(), mirror.table(), Optional.empty());
      statement.execute(
          "ALTER TABLE citizens.orders ATTACH PARTITION %s FOR VALUES IN ('2026-03-01')"
              .formatted(mirror.staging().rows()));
      assertThat(
          statement.getWarnings().getMessage(),
          is(
              "partition constraint for table \"%s_rows\" is implied by existing constraints"
                  .formatted(mirror.staging().attempt().name())));
      transaction.commit();
    } finally {
      empty.execute("RESET client_min_messages");
    }
  }

  @Test
  void aDayIsNotPublishedWhenNewerOnesHaveComeMeanwhile() throws Exception {
    StagedMirror old = staged(empty.connection(), DAY, 1, 1);
    publish(empty.connection(), DAY.plusDays(1), 1, 2);
    assertThat(
        Refusal.of(
            ExitStatus.INPUT_NOT_READY,
            () -> new StagedDay(empty.connection(), DAY, "shop").with(old).publish()),
        is(
            "newer days were loaded into citizens.orders meanwhile; nothing was published, run load"
                + " again"));
    assertThat(empty.rows(DAYS), is(List.of("2026-03-02|2")));
    assertThat(empty.rows("SELECT run_date FROM citizens.run"), is(List.of("2026-03-02")));
  }

  /** The first of all makes the table. */
  @Test
  void manyDaysAtOnceLeaveTheNewestOnes() throws Exception {
    int days = 6;
    int keep = 2;
    ExecutorService threads = Executors.newFixedThreadPool(days);
    try {
      CyclicBarrier start = new CyclicBarrier(days);
      List<Future<Void>> loads = new ArrayList<>();
      for (int i = 0; i < days; i++) {
        LocalDate day = DAY.plusDays(i);
        int id = i;
        loads.add(
            threads.submit(
                () -> {
                  try (Connection connection = empty.warehouse().connect()) {
                    start.await();
                    publish(connection, day, keep, id);
                  }
                  return null;
                }));
      }
      for (Future<Void> load : loads) {
        try {
          load.get();
        } catch (ExecutionException e) {
          assertThat(((StepFailure) e.getCause()).status(), is(ExitStatus.INPUT_NOT_READY));
        }
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(empty.rows(DAYS), is(List.of("2026-03-05|4", "2026-03-06|5")));
    assertThat(
        empty.rows("SELECT run_date FROM citizens.run_mirror ORDER BY 1"),
        is(List.of("2026-03-05", "2026-03-06")));
  }

  @Test
  void aPartitionThatSomebodyHasAddedStays() throws Exception {
    publish(empty.connection(), DAY, 1, 1);
    empty.execute(
        "CREATE TABLE citizens.mine PARTITION OF citizens.orders FOR VALUES IN ('2020-01-01')");
    empty.execute("INSERT INTO citizens.orders VALUES ('2020-01-01', 7)");
    publish(empty.connection(), DAY.plusDays(1), 1, 2);
    assertThat(empty.rows(DAYS), is(List.of("2020-01-01|7", "2026-03-02|2")));
  }

  /** PostgreSQL has a type {@code _NAME} for arrays of a table's rows, cut at 63 bytes. */
  @ParameterizedTest
  @CsvSource({
    "ooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooo, orders",
    "_orders, orders"
  })
  void namesThatMakeNamesOfTypesClashHaveDaysToo(String one, String other) throws Exception {
    for (String name : List.of(one, other)) {
      MirroredTable table =
          new MirroredTable(name, name, 1, List.of(new MirroredTable.Column("id", "bigint")));
      for (int i = 0; i < 2; i++) {
        StagingTable attempt = StagingTable.of(UUID.randomUUID().toString(), Instant.now());
        MirrorStaging staging = new MirrorStaging(attempt, table, DAY.plusDays(i));
        staging.create(empty.connection());
        new StagedDay(empty.connection(), DAY.plusDays(i), name)
            .with(new StagedMirror(staging, new DataFile("orders.csv", 10, "0badcafe", 0)))
            .publish();
      }
      assertThat(
          empty.rows(
              "SELECT count(*) FROM pg_inherits WHERE inhparent = 'citizens.%s'::regclass"
                  .formatted(name)),
          is(List.of("1")));
    }
  }
}
