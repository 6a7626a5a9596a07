package dev.citizens.load;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;

import dev.citizens.harness.EmptyWarehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PublicationAtOnceTest {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 28);

  /** What a reader sees of the day, in one look: rows of both tables, and whose they are. */
  private static final String LOOK =
      "SELECT (SELECT count(*) || ' countries, ' || sum(rows) || ' rows'"
          + " FROM citizens.citizens_by_country)"
          + " || '; ' || (SELECT count(*) || ' years, ' || sum(rows) || ' rows'"
          + " FROM citizens.citizens_by_birth_year)"
          + " || '; ' || (SELECT count(*) FROM citizens.run) || ' run'";

  private static final String FEW = "1 countries, 10 rows; 1 years, 10 rows; 1 run";
  private static final String MANY = "3 countries, 30 rows; 3 years, 30 rows; 1 run";

  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void readerNeverSeesHalfADay() throws Exception {
    publish(empty.connection(), 1);
    AtomicBoolean done = new AtomicBoolean();
    Future<List<String>> looks =
        threads.submit(
            () -> {
              List<String> seen = new ArrayList<>();
              try (Connection reader = empty.warehouse().connect()) {
                while (!done.get()) {
                  seen.add(look(reader));
                }
              }
              return seen;
            });
    for (int i = 0; i < 100; i++) {
      publish(empty.connection(), i % 2 == 0 ? 3 : 1);
    }
    done.set(true);
    assertThat(looks.get(), everyItem(is(oneOf(FEW, MANY))));
    assertThat(looks.get().size(), greaterThan(10));
    assertThat("both were seen", looks.get().stream().distinct().count(), is(2L));
  }

  /** One that began before sees the old day to its end, however many statements it has. */
  @Test
  void readersTransactionKeepsItsDay() throws Exception {
    publish(empty.connection(), 1);
    try (Connection reader = empty.warehouse().connect()) {
      reader.setAutoCommit(false);
      reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      assertThat(look(reader), is(FEW));
      publish(empty.connection(), 3);
      assertThat(look(reader), is(FEW));
      reader.commit();
      assertThat(look(reader), is(MANY));
    }
  }

  @Test
  void twoPublicationsAtOnceBothSucceedAndOneIsWhole() throws Exception {
    // The first round makes the tables.
    CyclicBarrier start = new CyclicBarrier(2);
    for (int round = 0; round < 20; round++) {
      Future<Void> few = threads.submit(publishing(start, 1));
      Future<Void> many = threads.submit(publishing(start, 3));
      few.get();
      many.get();
      assertThat(look(empty.connection()), is(oneOf(FEW, MANY)));
    }
  }

  /** The tables are not there yet; the second waits for those of the first, and uses them. */
  @Test
  void twoDatasetsAtOnceMakeFreshTables() throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    for (int round = 0; round < 20; round++) {
      empty.execute(
          "DROP TABLE IF EXISTS citizens.citizens_by_country, citizens.citizens_by_birth_year"
              + " CASCADE");
      Future<Void> one = threads.submit(publishing(start, "citizens", 1));
      Future<Void> other = threads.submit(publishing(start, "copy", 3));
      one.get();
      other.get();
      assertThat(look(empty.connection()), is("4 countries, 40 rows; 4 years, 40 rows; 2 run"));
    }
  }

  /** Each load adds a column while the other writes to the tables. */
  @Test
  void twoDatasetsAtOnceAddColumns() throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    publish(empty.connection(), 1);
    for (int round = 0; round < 20; round++) {
      for (String table : List.of("citizens_by_country", "citizens_by_birth_year")) {
        empty.execute("ALTER TABLE citizens." + table + " DROP COLUMN rows CASCADE");
        empty.execute("DROP VIEW IF EXISTS citizens.latest_" + table);
      }
      Future<Void> one = threads.submit(publishing(start, "citizens", 1));
      Future<Void> other = threads.submit(publishing(start, "copy", 3));
      one.get();
      other.get();
      assertThat(look(empty.connection()), is("4 countries, 40 rows; 4 years, 40 rows; 2 run"));
    }
  }

  private Callable<Void> publishing(CyclicBarrier start, int groups) {
    return publishing(start, "citizens", groups);
  }

  private Callable<Void> publishing(CyclicBarrier start, String dataset, int groups) {
    return () -> {
      try (Connection connection = empty.warehouse().connect()) {
        Publication publication = stage(connection, dataset, groups).publication();
        start.await();
        publication.run(connection);
      }
      return null;
    };
  }

  private static void publish(Connection connection, int groups) throws SQLException {
    stage(connection, "citizens", groups).publish();
  }

  private static StagedDay stage(Connection connection, String dataset, int groups)
      throws SQLException {
    String[] countries = new String[groups];
    String[] years = new String[groups];
    for (int i = 0; i < groups; i++) {
      countries[i] = "[\"country " + i + "\", \"10\"]";
      years[i] = "[\"" + (1990 + i) + "\", \"10\"]";
    }
    return new StagedDay(connection, DAY, dataset).byCountry(countries).byBirthYear(years);
  }

  private static String look(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(LOOK)) {
      row.next();
      return row.getString(1);
    }
  }
}
