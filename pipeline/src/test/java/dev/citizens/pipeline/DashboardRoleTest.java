package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.testdata.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/warehouse.md tells about dashboards, with its own statements. */
class DashboardRoleTest {
  private static final Path PAGE = Path.of("../docs/warehouse.md");
  private static final String PASSWORD = "of-the-dashboards";
  private static final String REFUSED = "42501";

  private TestSite site;
  private List<String> blocks;

  @BeforeEach
  void readPage(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).writeCsv(5_000, 3).fillMySql("citizens", 5_000);
    String page = Files.readString(PAGE);
    String section = page.substring(page.indexOf("\n## Dashboards\n"));
    section = section.substring(0, section.indexOf("\n## ", 1));
    blocks =
        Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
            .matcher(section)
            .results()
            .map(block -> block.group(1).replace("'…'", "'" + PASSWORD + "'"))
            .toList();
    assertThat(blocks, hasSize(3));
  }

  private static void execute(Postgres server, String sql) throws SQLException {
    try (Connection connection = connect(server, server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(Postgres server, String user, String password)
      throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(), user, password);
  }

  @Test
  void theRoleReadsAnswersAndLedgerAndWritesNothing() throws IOException, SQLException {
    try (Postgres server = Postgres.startForCreator()) {
      execute(server, blocks.get(0));
      site.environment().put("CITIZENS_WAREHOUSE_PASSWORD", server.password());
      site.with("warehouseUrl", server.jdbcUrl()).with("warehouseReader", "dashboards");
      site.done("daily");
      execute(server, blocks.get(1));
      assertReadsAndCannotWrite(server);
    }
  }

  private void assertReadsAndCannotWrite(Postgres server) throws SQLException {
    try (Connection connection = connect(server, "dashboards", PASSWORD)) {
      assertThat(
          Rows.of(connection, "SELECT dataset, rows_read, bad_rows FROM citizens.latest_run"),
          is(List.of(List.of("citizens", "5003", "3"), List.of("citizens_mysql", "5000", "0"))));
      assertThat(
          Rows.of(connection, grafana(blocks.get(2))),
          is(
              List.of(
                  List.of("2026-03-01 00:00:00", "citizens", "5003"),
                  List.of("2026-03-01 00:00:00", "citizens_mysql", "5000"))));
      assertThat(
          Rows.of(connection, "SELECT sum(rows) FROM citizens.latest_citizens_by_country"),
          is(List.of(List.of("10000"))));
      assertThat(Rows.of(connection, "SHOW statement_timeout"), is(List.of(List.of("1min"))));
      for (String written :
          List.of(
              "DELETE FROM citizens.citizens_by_country",
              "INSERT INTO citizens.run SELECT * FROM citizens.run",
              "UPDATE citizens.citizens_by_country SET rows = 0",
              "TRUNCATE citizens.citizens_by_country",
              "DROP TABLE citizens.citizens_by_country",
              "CREATE TABLE citizens.mine (n int)",
              "CREATE TABLE mine (n int)",
              "SELECT * FROM citizens.run_bad_row",
              "CREATE TABLE citizens_staging.mine (n int)")) {
        assertRefused(connection, written);
      }
    }
  }

  private static void assertRefused(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      SQLException e = assertThrows(SQLException.class, () -> statement.execute(sql), sql);
      assertThat(sql + ": " + e.getMessage(), e.getSQLState(), is(REFUSED));
    }
  }

  /** As Grafana sends it. */
  private static String grafana(String query) {
    Matcher filter = Pattern.compile("\\$__timeFilter\\((\\w+)\\)").matcher(query);
    return filter.replaceAll("$1 BETWEEN '2026-02-01T00:00:00Z' AND '2026-03-31T23:59:59Z'");
  }
}
