package dev.citizens.doctor.postgres;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.CountBy;
import dev.citizens.analysis.expression.ColumnValue;
import dev.citizens.doctor.Examination;
import dev.citizens.doctor.Finding;
import dev.citizens.doctor.Verdict;
import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.Refusal;
import dev.citizens.load.MirroredTable;
import dev.citizens.load.Warehouse;
import dev.citizens.testdata.Postgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresChecksTest {
  private static final Analysis BY_COUNTRY =
      new CountBy("citizens_by_country", List.of(new ColumnValue("country", 0)), 0);

  private static Postgres server;
  private static Warehouse warehouse;

  @BeforeAll
  static void start() throws IOException {
    server = Postgres.startForCreator();
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
        "DROP SCHEMA IF EXISTS citizens, citizens_staging CASCADE");
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
    return Examination.of(
        PostgresChecks.of(
            () -> examined, List.of(BY_COUNTRY), List.of(), Optional.empty(), "127.0.0.1"));
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

  @ParameterizedTest
  @ValueSource(strings = {"LATIN1", "SQL_ASCII"})
  void notUtf8(String encoding) throws SQLException {
    String database = "in_" + encoding.toLowerCase(Locale.ROOT);
    execute(
        "CREATE DATABASE %s TEMPLATE template0 ENCODING '%s' LOCALE_PROVIDER libc LOCALE 'C'"
            .formatted(database, encoding));
    Warehouse latin = at(database, server.user(), server.password());
    examine(latin)
        .says(
            "postgres version",
            Verdict.FAIL,
            "the database is encoded in " + encoding,
            "CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8'")
        .status(22);
    assertThat(
        Refusal.of(ExitStatus.WRONG_USE, latin::migrate),
        startsWith("the warehouse: the database is encoded in " + encoding));
  }

  private static Warehouse at(String database, String user, String password) {
    return new Warehouse(server.jdbcUrl().replace("/warehouse", "/" + database), user, password);
  }

  /** Nothing has to be made any more. */
  @Test
  void noRightToCreateIsNeededWhenAllIsThere() throws SQLException {
    execute(
        "CREATE TABLE citizens.citizens_by_country"
            + " (run_date date, dataset text, country text, rows bigint)",
        "REVOKE CREATE ON DATABASE warehouse FROM citizens",
        "REVOKE CREATE ON SCHEMA citizens FROM citizens");
    warehouse.migrate();
    examine(warehouse).isHealthy();
  }

  @Test
  void tableThatIsMissingNeedsARightToCreate() throws SQLException {
    execute("REVOKE CREATE ON SCHEMA citizens FROM citizens");
    examine(warehouse)
        .says(
            "postgres rights",
            Verdict.FAIL,
            "citizens lacks CREATE on schema citizens",
            "GRANT USAGE, CREATE ON SCHEMA citizens TO citizens")
        .status(22);
    Refusal.of(
        ExitStatus.WRONG_USE, () -> warehouse.checkCanLoad(List.of(BY_COUNTRY), Optional.empty()));
  }

  @Test
  void tableThatIsMissingIsMadeByTheNextLoad() {
    examine(warehouse)
        .says(
            "postgres tables",
            Verdict.OK,
            "0 fit the job file's results; the next load makes or changes citizens_by_country",
            "");
  }

  @Test
  void readerThatDoesNotExist() {
    Examination.of(
            PostgresChecks.of(
                () -> warehouse,
                List.of(BY_COUNTRY),
                List.of(),
                Optional.of("nobody"),
                "127.0.0.1"))
        .says("postgres tables", Verdict.FAIL, "there is no role nobody", "whoever owns")
        .status(22);
  }

  /** Whoever may not grant it must ask somebody who may. */
  @Test
  void readerThatMayNotUseTheSchema() throws SQLException {
    execute(
        "CREATE ROLE dba",
        "CREATE ROLE readers",
        "GRANT dba TO citizens WITH INHERIT FALSE, SET TRUE",
        "GRANT CREATE ON DATABASE warehouse TO dba",
        "ALTER SCHEMA citizens OWNER TO dba",
        "SET ROLE dba",
        "GRANT USAGE, CREATE ON SCHEMA citizens TO citizens");
    try {
      assertThat(
          Refusal.of(
              ExitStatus.WRONG_USE,
              () -> warehouse.checkCanLoad(List.of(BY_COUNTRY), Optional.of("readers"))),
          is(
              "the warehouse: citizens may not let readers use the schema citizens; the warehouse's"
                  + " administrator: GRANT USAGE ON SCHEMA citizens TO \"readers\""));
    } finally {
      execute(
          "SET ROLE dba",
          "DROP SCHEMA citizens CASCADE",
          "RESET ROLE",
          "REVOKE CREATE ON DATABASE warehouse FROM dba",
          "DROP ROLE dba, readers");
    }
  }

  /** A load would attach a day to it. */
  @Test
  void mirroredTableOfSomebodyElseGetsNoDay() throws SQLException {
    execute(
        "CREATE ROLE dba",
        "GRANT dba TO citizens WITH INHERIT FALSE, SET TRUE",
        "GRANT USAGE, CREATE ON SCHEMA citizens TO dba",
        "CREATE TABLE citizens.orders (run_date date, id bigint) PARTITION BY LIST (run_date)",
        "INSERT INTO citizens.mirror_table VALUES ('orders', 'shop_orders')",
        "ALTER TABLE citizens.orders OWNER TO dba");
    MirroredTable orders =
        new MirroredTable(
            "orders", "shop_orders", 1, List.of(new MirroredTable.Column("id", "bigint")));
    try {
      Examination.of(
              PostgresChecks.of(
                  () -> warehouse, List.of(), List.of(orders), Optional.empty(), "127.0.0.1"))
          .says(
              "postgres tables",
              Verdict.FAIL,
              "citizens does not own citizens.orders, to which each day is attached; the"
                  + " warehouse's administrator: ALTER TABLE citizens.orders OWNER TO citizens",
              "whoever owns the job file");
    } finally {
      execute("DROP SCHEMA citizens CASCADE", "DROP ROLE dba");
    }
  }

  /** A load would add a column to it. */
  @Test
  void resultOfSomebodyElseCannotBeChanged() throws SQLException {
    execute(
        "CREATE ROLE dba",
        "GRANT dba TO citizens WITH INHERIT FALSE, SET TRUE",
        "GRANT USAGE, CREATE ON SCHEMA citizens TO dba",
        "CREATE TABLE citizens.citizens_by_country"
            + " (run_date date, dataset text, country text)",
        "CREATE INDEX citizens_by_country_once ON citizens.citizens_by_country (run_date)",
        "INSERT INTO citizens.result_table VALUES"
            + " ('citizens_by_country', 'countBy country', '{country}', '{country}', '{text}')",
        "ALTER TABLE citizens.citizens_by_country OWNER TO dba",
        "SET ROLE dba",
        "GRANT ALL ON citizens.citizens_by_country TO citizens");
    try {
      examine(warehouse)
          .says(
              "postgres tables",
              Verdict.FAIL,
              "citizens does not own citizens.citizens_by_country, which must be changed to fit its"
                  + " result; the warehouse's administrator: ALTER TABLE"
                  + " citizens.citizens_by_country OWNER TO citizens",
              "whoever owns");
    } finally {
      execute("DROP SCHEMA citizens CASCADE", "DROP ROLE dba");
    }
  }

  @Test
  void noRightToMakeASchemaThatIsMissing() throws SQLException {
    execute(
        "DROP SCHEMA citizens_staging CASCADE",
        "REVOKE CREATE ON DATABASE warehouse FROM citizens");
    String fix =
        "the warehouse's administrator: GRANT CREATE ON DATABASE warehouse TO citizens, or CREATE"
            + " SCHEMA citizens_staging AUTHORIZATION citizens";
    examine(warehouse)
        .says(
            "postgres rights",
            Verdict.FAIL,
            "citizens lacks CREATE on database warehouse, which has no schema citizens_staging",
            fix)
        .status(22);
    assertThat(
        Refusal.of(ExitStatus.WRONG_USE, warehouse::migrate),
        is(
            "the warehouse: citizens lacks CREATE on database warehouse, which has no schema"
                + " citizens_staging; "
                + fix));
  }

  @Test
  void noRightOnTheStagingSchema() throws SQLException {
    execute("REVOKE CREATE ON SCHEMA citizens_staging FROM citizens");
    examine(warehouse)
        .says(
            "postgres rights",
            Verdict.FAIL,
            "citizens lacks CREATE on schema citizens_staging",
            "GRANT USAGE, CREATE ON SCHEMA citizens_staging TO citizens");
    Refusal.of(
        ExitStatus.WRONG_USE, () -> warehouse.checkCanLoad(List.of(BY_COUNTRY), Optional.empty()));
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
    Refusal.of(
        ExitStatus.WRONG_USE, () -> warehouse.checkCanLoad(List.of(BY_COUNTRY), Optional.empty()));
  }

  @Test
  void tablesOfSomebodyElseCannotBeMigrated() throws SQLException {
    execute(
        "CREATE ROLE dba",
        "GRANT dba TO citizens WITH INHERIT FALSE, SET TRUE",
        "GRANT USAGE, CREATE ON SCHEMA citizens TO dba",
        "ALTER TABLE citizens.run OWNER TO dba",
        "DELETE FROM citizens.flyway_schema_history WHERE version = '3'");
    try {
      examine(warehouse)
          .says(
              "postgres rights",
              Verdict.FAIL,
              "citizens does not own citizens.run, which must be changed to fit this version",
              "ALTER TABLE citizens.run OWNER TO citizens");
      Refusal.of(ExitStatus.WRONG_USE, warehouse::migrate);
    } finally {
      execute("DROP SCHEMA citizens CASCADE", "DROP ROLE dba");
    }
  }

  /** As a DBA makes it for a user who may create nothing beside. */
  @Test
  void schemasThatWereMadeForAUserAreEnough() throws SQLException {
    execute(
        "CREATE ROLE loader LOGIN PASSWORD 'loader-password'",
        "CREATE DATABASE governed",
        "REVOKE CREATE ON DATABASE governed FROM PUBLIC",
        "GRANT loader TO citizens WITH SET TRUE");
    try (Connection governed = at("governed", server.user(), server.password()).connect();
        Statement statement = governed.createStatement()) {
      statement.execute("CREATE SCHEMA citizens AUTHORIZATION loader");
      statement.execute("CREATE SCHEMA citizens_staging AUTHORIZATION loader");
    }
    Warehouse loader = at("governed", "loader", "loader-password");
    loader.migrate();
    loader.checkCanLoad(List.of(BY_COUNTRY), Optional.empty());
    examine(loader).isHealthy();
  }

  @Test
  void tableThatMayNotHoldAResult() throws SQLException {
    execute(
        "CREATE TABLE citizens.citizens_by_country"
            + " (run_date date, dataset text, country char(8), rows bigint)");
    examine(warehouse)
        .says(
            "postgres tables",
            Verdict.FAIL,
            "citizens.citizens_by_country.country is character(8)",
            "whoever owns the job file")
        .status(22);
  }

  @Test
  void tooFewConnections() throws SQLException {
    execute("ALTER DATABASE warehouse CONNECTION LIMIT 19");
    examine(warehouse)
        .says("postgres connections", Verdict.WARN, " free, max_connections=", "end idle sessions");
    execute("ALTER DATABASE warehouse CONNECTION LIMIT 9");
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
        .says("postgres migrations", Verdict.WARN, "pending: 1 ledger", "next load")
        .status(0);
  }

  @Test
  void failedMigration() throws SQLException {
    execute("UPDATE citizens.flyway_schema_history SET success = false WHERE version = '1'");
    examine(warehouse)
        .says("postgres migrations", Verdict.FAIL, "failed: 1 ledger", "WHERE NOT success")
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
