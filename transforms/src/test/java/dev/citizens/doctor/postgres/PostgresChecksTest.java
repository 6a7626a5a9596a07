package dev.citizens.doctor.postgres;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.citizens.doctor.Examination;
import dev.citizens.doctor.Finding;
import dev.citizens.doctor.Verdict;
import dev.citizens.load.Warehouse;
import dev.citizens.testdata.Postgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresChecksTest {
  private static Postgres server;
  private static Warehouse warehouse;

  @BeforeAll
  static void start() throws IOException {
    server = Postgres.start();
    warehouse = new Warehouse(server.jdbcUrl(), server.user(), server.password());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void makeSchema() throws SQLException {
    execute(
        "GRANT CREATE ON DATABASE warehouse TO citizens",
        "ALTER DATABASE warehouse CONNECTION LIMIT -1",
        "DROP SCHEMA IF EXISTS citizens CASCADE");
    warehouse.migrate();
  }

  private static void execute(String... statements) throws SQLException {
    try (Connection connection = warehouse.connect();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private static Examination examine(Warehouse examined) {
    return Examination.of(PostgresChecks.of(() -> examined, "127.0.0.1"));
  }

  @Test
  void healthy() {
    examine(warehouse).isHealthy();
  }

  @Test
  void wrongPassword() {
    examine(new Warehouse(server.jdbcUrl(), server.user(), "wrong"))
        .says("postgres connect", Verdict.FAIL, "password", "CITIZENS_WAREHOUSE_PASSWORD")
        .says("postgres rights", Verdict.SKIPPED, "'postgres connect' failed", "")
        .status(22);
  }

  @Test
  void nobodyAnswers() {
    examine(new Warehouse("jdbc:postgresql://127.0.0.1:1/warehouse", "citizens", "x"))
        .says("postgres connect", Verdict.FAIL, "refused", "that the server runs")
        .status(22);
  }

  @Test
  void tooOld() {
    Finding finding = VersionCheck.judge(14);
    assertThat(finding.verdict(), is(Verdict.FAIL));
    assertThat(finding.found(), is("PostgreSQL 14, and 15 is the oldest that works"));
    assertThat(finding.fix(), containsString("pg_upgrade"));
    assertThat(VersionCheck.judge(15).verdict(), is(Verdict.OK));
  }

  @Test
  void noRightToCreate() throws SQLException {
    execute("REVOKE CREATE ON DATABASE warehouse FROM citizens");
    examine(warehouse)
        .says(
            "postgres rights",
            Verdict.FAIL,
            "citizens lacks CREATE on database warehouse",
            "GRANT CREATE ON DATABASE warehouse TO citizens")
        .status(22);
  }

  @Test
  void noRightOnTheSchema() throws SQLException {
    execute("REVOKE CREATE ON SCHEMA citizens FROM citizens");
    examine(warehouse)
        .says("postgres rights", Verdict.FAIL, "schema citizens", "GRANT USAGE, CREATE ON SCHEMA");
  }

  @Test
  void noRightOnATable() throws SQLException {
    execute("REVOKE DELETE ON citizens.run FROM citizens");
    examine(warehouse)
        .says(
            "postgres rights",
            Verdict.FAIL,
            "may not read and change citizens.run",
            "GRANT SELECT, INSERT, DELETE ON citizens.run TO citizens");
  }

  @Test
  void tooFewConnections() throws SQLException {
    execute("ALTER DATABASE warehouse CONNECTION LIMIT 9");
    examine(warehouse)
        .says("postgres connections", Verdict.WARN, " free, max_connections=", "end idle sessions");
    try (Connection one = warehouse.connect();
        Connection two = warehouse.connect();
        Connection three = warehouse.connect();
        Connection four = warehouse.connect()) {
      Finding finding = new ConnectionsCheck(() -> warehouse).run();
      assertThat(finding.toString(), finding.verdict(), is(Verdict.FAIL));
      assertThat(one.isValid(1) && two.isValid(1) && three.isValid(1) && four.isValid(1), is(true));
    }
  }

  @Test
  void pendingMigration() throws SQLException {
    execute("DROP SCHEMA citizens CASCADE");
    examine(warehouse)
        .says(
            "postgres migrations",
            Verdict.WARN,
            "pending: 1 results and ledger, 2 reconciliation and report, 3 column profiles",
            "next load")
        .status(0);
  }

  @Test
  void failedMigration() throws SQLException {
    execute("UPDATE citizens.flyway_schema_history SET success = false WHERE version = '1'");
    examine(warehouse)
        .says(
            "postgres migrations",
            Verdict.FAIL,
            "failed: 1 results and ledger",
            "WHERE NOT success")
        .status(22);
  }

  @Test
  void migrationOfAnotherVersion() throws SQLException {
    execute("UPDATE citizens.flyway_schema_history SET checksum = 1 WHERE version = '1'");
    examine(warehouse)
        .says("postgres migrations", Verdict.FAIL, "not those of this version: 1", "the version")
        .status(22);
  }
}
