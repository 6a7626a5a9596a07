package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.citizens.failures.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody has changed in a table is said by the first extract that sees it. */
class ChangedColumnsTest {
  private TestSite site;

  @BeforeEach
  void makeTable(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder);
    site.executeMySql(
        "CREATE OR REPLACE TABLE orders (id INT PRIMARY KEY, price INT NOT NULL, old DATE)");
    site.executeMySql("INSERT INTO orders VALUES (1, 5, NULL)");
    Files.writeString(
        site.file("orders.yaml"),
        """
        name: orders
        datasets:
          orders: {table: orders}
          prices: {table: orders, columns: [id, price]}
        """);
    site.with("job", site.file("orders.yaml").toString()).without("csv");
  }

  /** The line of a data set's extract on a day. */
  private String extracted(String day, String dataset) {
    return site.with("runDate", day).with("dataset", dataset).done("extract").out().get(0);
  }

  @Test
  void theFirstDayAndOneLikeItSayNothing() {
    assertThat(extracted("2026-03-01", "orders"), not(containsString("since")));
    assertThat(extracted("2026-03-01", "orders"), not(containsString("since")));
    assertThat(extracted("2026-03-03", "orders"), not(containsString("since")));
  }

  @Test
  void whatHasChangedSinceTheLastDayIsSaidOnce() throws IOException, SQLException {
    extracted("2026-02-27", "orders");
    site.executeMySql("ALTER TABLE orders DROP old, ADD note TEXT, MODIFY price DECIMAL(9,2)");

    String changes =
        "; since 2026-02-27 price is decimal(9,2) and was long, price may be NULL now,"
            + " note (text) is new, old is gone";
    assertThat(extracted("2026-03-01", "orders"), endsWith(changes));
    assertThat("again", extracted("2026-03-01", "orders"), endsWith(changes));
    assertThat(extracted("2026-03-02", "orders"), not(containsString("since")));
  }

  @Test
  void columnsThatAreNotReadMayChange() throws IOException, SQLException {
    extracted("2026-02-27", "prices");
    site.executeMySql("ALTER TABLE orders DROP old, ADD note TEXT");
    assertThat(extracted("2026-03-01", "prices"), not(containsString("since")));
  }

  /** A job of the same table, with more said of it. */
  private void job(String more) throws IOException {
    site.withJob(
        """
        name: orders
        datasets:
          orders: {table: orders, %s}
          others: {table: orders}
        """
            .formatted(more));
    site.without("csv").without("dataset");
  }

  private String csv() throws IOException {
    String attempt = DayInput.requireRaw(site.day(), site.dataset("orders")).manifest().attempt();
    return site.lake().text("raw/orders/run_date=2026-03-01/%s/orders.csv".formatted(attempt));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fail | ADD note TEXT | note (text) is new",
        "fail | DROP old | old is gone",
        "fail | MODIFY price DECIMAL(9,2) NOT NULL | price is decimal(9,2) and was long",
        "fail | MODIFY price INT NULL | price may be NULL now",
        "fail | MODIFY old DATE NOT NULL | old is never NULL now",
        "fail | MODIFY old DATE FIRST | the columns have another order",
        "freeze | DROP old, DROP price | price, old are gone",
        "freeze | ADD note TEXT, DROP old | old is gone",
        "freeze | MODIFY price DECIMAL(9,2) NOT NULL | price is decimal(9,2) and was long",
        "freeze | MODIFY price INT NULL | price may be NULL now",
      })
  void aChangeThatMayNotBeFailsThisTableAlone(String drift, String change, String reason)
      throws IOException, SQLException {
    job("drift: " + drift);
    site.with("runDate", "2026-02-27").done("extract");
    site.executeMySql("DELETE FROM orders", "ALTER TABLE orders " + change);

    CitizensRun run = site.with("runDate", "2026-03-01").run("extract");
    assertThat(run.status(), is(ExitStatus.WRONG_USE));
    assertThat(
        run.err(),
        is(
            List.of(
                "citizens: orders: since 2026-02-27 %s, and drift of orders is %s; see what reads these"
                        .formatted(reason, drift)
                    + " columns, then say drift: evolve in the job file for one day (status 2)")));
    assertThat(run.out().toString(), containsString("others  0 rows"));
    assertThat(
        site.run("extract", "--dryRun").everything(), containsString("since 2026-02-27 " + reason));

    job("drift: evolve");
    site.done("extract");
    job("drift: " + drift);
    assertThat(
        "the new columns are the measure of the next day",
        site.with("runDate", "2026-03-02").done("extract").out().get(0),
        not(containsString("since")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ADD note TEXT",
        "ADD note TEXT FIRST",
        "ADD note BLOB",
        "ADD note TEXT, MODIFY old DATE NOT NULL DEFAULT '2026-01-01'",
        "MODIFY old DATE FIRST, ADD note INT INVISIBLE, ADD two INT",
      })
  void frozenColumnsAreReadAsTheyWere(String change) throws IOException, SQLException {
    job("drift: freeze");
    site.with("runDate", "2026-02-27").done("extract");
    site.executeMySql("UPDATE orders SET old = '2025-01-01'", "ALTER TABLE orders " + change);

    String line =
        site.with("runDate", "2026-03-01").with("dataset", "orders").done("extract").out().get(0);
    assertThat(
        line,
        endsWith("; not read, as drift is freeze: " + (change.contains("two") ? "two" : "note")));
    assertThat(csv(), is("id,price,old\n1,5,2025-01-01\n"));
    assertThat(
        site.with("runDate", "2026-03-02").done("extract").out().get(0),
        containsString("not read"));
  }

  @Test
  void whoeverLooksSeesTheFrozenColumnsToo() throws IOException, SQLException {
    job("drift: freeze");
    site.with("runDate", "2026-02-27").done("extract");
    site.executeMySql("ALTER TABLE orders ADD note BLOB");
    site.with("runDate", "2026-03-01").with("dataset", "orders");
    assertThat(site.run("validate").everything(), containsString("orders has all 3"));
    assertThat(site.run("doctor").everything(), containsString("orders has all 3"));
    assertThat(
        "without a lake nobody knows which",
        site.without("lake").run("validate").everything(),
        containsString("orders has all 4"));
  }

  @Test
  void ofColumnsWithNamesOnlyTheseMustStay() throws IOException, SQLException {
    job("drift: fail, columns: [id, price]");
    site.with("runDate", "2026-02-27").with("dataset", "orders").done("extract");
    site.executeMySql("ALTER TABLE orders ADD note TEXT, DROP old");
    assertThat(extracted("2026-03-01", "orders"), not(containsString("since")));
    site.executeMySql("ALTER TABLE orders MODIFY price BIGINT UNSIGNED NOT NULL");
    assertThat(
        site.with("runDate", "2026-03-02").run("extract").everything(),
        containsString(
            "since 2026-03-01 price is decimal(20,0) and was long, and drift of orders"));
  }

  @Test
  void theFirstDayHasNothingToCompareWith() throws IOException {
    job("drift: fail");
    site.done("extract");
    job("drift: freeze");
    site.done("extract");
  }

  @Test
  void columnsWithTypesHaveNoDrift() throws IOException {
    job("drift: fail, columns: [{name: id, type: long}]");
    assertThat(
        site.run("extract").everything(),
        containsString(
            ":3: drift is of columns whose types the server says; leave it out, as columns with types"
                + " are compared with the server's anyway"));
    job("drift: sometimes");
    assertThat(
        site.run("extract").everything(),
        containsString(":3: drift is sometimes; allowed: evolve, fail, freeze"));
  }
}
