package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.citizens.lake.SourceMoment;
import dev.citizens.lake.SourceMoment.Verdict;
import dev.citizens.testdata.CitizensTable;
import dev.citizens.testdata.MySql;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days of a MySQL 9 server: changes, one moment, a query, the table itself in the warehouse. */
class MySqlDaysTest {
  private static MySql server;

  private TestSite site;

  @BeforeAll
  static void start() throws IOException {
    server = MySql.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void makeTable(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).without("csv");
    site.with("mysqlUrl", server.jdbcUrl());
    site.environment().put("CITIZENS_MYSQL_PASSWORD", server.password());
    execute(
        "DROP TABLE IF EXISTS moving",
        "CREATE TABLE moving (id INT PRIMARY KEY, name VARCHAR(20), price DECIMAL(7,2),"
            + " changed DATETIME(3) NULL)",
        "INSERT INTO moving VALUES (1, 'one', 1.5, '2026-03-01 08:00:00'),"
            + " (2, NULL, NULL, '2026-03-01 09:00'), (3, 'a \"q\"', 0, NULL),"
            + " (9, 'old', 2, '2026-02-01')");
    site.withJob(
        """
        name: moving
        datasets:
          rows:
            table: moving
            incremental: {by: changed, overlap: 30m}
            load: {as: mirrored}
          all: {table: moving}
          dear:
            query: SELECT id, price * 2 AS price FROM moving WHERE price > 1
            splitColumn: id
        """);
  }

  private static void execute(String... statements) throws SQLException {
    try (Connection connection =
            CitizensTable.connect(server.jdbcUrl(), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private String line(CitizensRun run, String dataset) {
    return run.out().stream()
        .filter(line -> line.startsWith("extract") && line.contains(" " + dataset + " "))
        .findFirst()
        .orElseThrow();
  }

  private void day(int day) {
    site.with("runDate", "2026-03-0" + day);
  }

  private String fingerprint(String dataset) {
    return DayInput.requireRaw(site.day(), site.dataset(dataset)).manifest().fingerprint();
  }

  private List<String> mirrored() throws IOException, SQLException {
    return site
        .warehouseRows("SELECT id, name, price, changed FROM citizens.mirrored ORDER BY id")
        .stream()
        .map(row -> String.join("|", row))
        .toList();
  }

  @Test
  void changesAreMergedProvenAndLoaded() throws IOException, SQLException {
    day(1);
    site.done("daily");
    execute(
        "UPDATE moving SET name = 'won', changed = '2026-03-02 08:00:00.5' WHERE id = 1",
        "INSERT INTO moving VALUES (4, '', 7, '2026-03-01 08:45:00')");
    day(2);
    CitizensRun second = site.done("daily");
    assertThat(line(second, "rows"), containsString("and 1 kept of 2026-03-01"));
    assertThat(line(second, "rows"), containsString(", as of one moment"));
    assertThat(fingerprint("rows"), is(fingerprint("all")));
    assertThat(
        mirrored(),
        is(
            List.of(
                "1|won|1.50|2026-03-02 08:00:00.5",
                "2|null|null|2026-03-01 09:00:00",
                "3|a \"q\"|0.00|null",
                "4||7.00|2026-03-01 08:45:00",
                "9|old|2.00|2026-02-01 00:00:00")));
    execute("DELETE FROM moving WHERE id = 2");
    day(3);
    CitizensRun third = site.done("daily");
    assertThat(line(third, "rows"), containsString("rows were deleted"));
    assertThat(fingerprint("rows"), is(fingerprint("all")));
    assertThat(line(third, "dear"), containsString(" 3 rows"));
  }

  @Test
  void allTablesAreOfThePositionOfOneMoment() {
    day(1);
    site.done("extract");
    SourceMoment moment = DayInput.requireRaw(site.day(), site.dataset("all")).manifest().moment();
    assertThat(moment.verdict(), is(Verdict.ONE_MOMENT));
    assertThat(
        DayInput.requireRaw(site.day(), site.dataset("rows")).manifest().moment().position(),
        is(moment.position()));
    assertThat(site.done("extract", "--lint").everything(), containsString("nothing found"));
    assertThat(
        site.done("extract", "--dryRun").everything(), containsString("3 of 3 tables can be"));
  }
}
