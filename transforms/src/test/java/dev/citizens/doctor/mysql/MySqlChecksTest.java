package dev.citizens.doctor.mysql;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.doctor.Examination;
import dev.citizens.doctor.Verdict;
import dev.citizens.extract.MySqlSource;
import dev.citizens.extract.TableColumns;
import dev.citizens.extract.TableQuery;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.harness.Refusal;
import dev.citizens.job.Dataset;
import dev.citizens.job.JobFileReader;
import dev.citizens.testdata.DatabaseSettings;
import dev.citizens.testdata.MariaDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MySqlChecksTest {
  /** The administrator here is the user that the server makes; the one examined has few rights. */
  private static final String FIRST_STATEMENTS =
      """
      CREATE DATABASE citizens CHARACTER SET utf8mb4;
      CREATE USER 'citizens'@'127.0.0.1' IDENTIFIED BY 'admin';
      GRANT ALL PRIVILEGES ON *.* TO 'citizens'@'127.0.0.1' WITH GRANT OPTION;
      CREATE USER 'reader'@'127.0.0.1' IDENTIFIED BY 'reader';
      GRANT SELECT ON citizens.* TO 'reader'@'127.0.0.1';
      """;

  @TempDir static Path folder;
  private static MariaDb server;

  @BeforeAll
  static void start() throws IOException {
    Path statements = Files.writeString(folder.resolve("first.sql"), FIRST_STATEMENTS);
    server =
        MariaDb.start(
            DatabaseSettings.temporary()
                .withPassword("admin")
                .withServerOption("init-file", statements.toString()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void execute(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  @BeforeEach
  void makeTable() throws SQLException {
    execute(
        "CREATE OR REPLACE TABLE citizens (id BIGINT PRIMARY KEY, name VARCHAR(99), birth_date DATE,"
            + " city VARCHAR(99), country VARCHAR(99)) CHARACTER SET utf8mb4",
        "INSERT INTO citizens VALUES (1, 'Zoé', '2000-02-29', 'Nîmes', 'France')");
  }

  @AfterEach
  void restoreVariables() throws SQLException {
    execute(
        "SET GLOBAL init_connect = ''",
        "REVOKE ALL PRIVILEGES, GRANT OPTION FROM 'reader'@'127.0.0.1'",
        "GRANT SELECT ON citizens.* TO 'reader'@'127.0.0.1'");
  }

  private static List<Dataset> job(String table, String maxBadRows) throws IOException {
    Path file = Files.createTempFile(folder, "job", ".yaml");
    Files.writeString(
        file,
        """
        name: people
        datasets:
          people:
            table: %s
            quality: {maxBadRows: %s}
            columns:
              - {name: id, type: long, key: true}
              - {name: name}
              - {name: birth_date, type: date}
              - {name: city}
              - {name: country}
        """
            .formatted(table, maxBadRows));
    return JobFileReader.read(file, Set.of("zone", "lake"), options -> LocalDate.EPOCH).datasets();
  }

  private static Examination examine(String table, String maxBadRows, String password)
      throws IOException {
    MySqlSource source = new MySqlSource(server.jdbcUrl(), "reader", password);
    return Examination.of(MySqlChecks.of(() -> source, "127.0.0.1", job(table, maxBadRows)));
  }

  private static Examination examine() throws IOException {
    return examine("citizens", "10", "reader");
  }

  @Test
  void healthy() throws IOException {
    examine().isHealthy();
  }

  @Test
  void wrongPassword() throws IOException {
    examine("citizens", "10", "wrong")
        .says("mysql connect", Verdict.FAIL, "Access denied", "CITIZENS_MYSQL_PASSWORD")
        .says("mysql zero dates", Verdict.SKIPPED, "'mysql connect' failed", "")
        .status(20);
  }

  @Test
  void nobodyAnswers() throws IOException {
    MySqlSource source = new MySqlSource("jdbc:mysql://127.0.0.1:1/citizens", "reader", "x");
    Examination.of(MySqlChecks.of(() -> source, "127.0.0.1", job("citizens", "10")))
        .says("mysql connect", Verdict.FAIL, "127.0.0.1:1", "check --mysqlUrl")
        .status(20);
  }

  @Test
  void missingOption() throws IOException {
    Examination.of(
            MySqlChecks.of(
                () -> {
                  throw StepFailure.wrongUse("--mysqlUrl is missing; give it");
                },
                "",
                job("citizens", "10")))
        .says("mysql connect", Verdict.FAIL, "--mysqlUrl is missing", "give it")
        .status(2);
  }

  @Test
  void missingRight() throws IOException, SQLException {
    execute(
        "REVOKE SELECT ON citizens.* FROM 'reader'@'127.0.0.1'",
        "GRANT INSERT ON citizens.* TO 'reader'@'127.0.0.1'");
    examine()
        .says(
            "mysql select right",
            Verdict.FAIL,
            "reader@127.0.0.1 may not read citizens.citizens",
            "GRANT SELECT ON citizens.citizens TO 'reader'@'127.0.0.1'")
        .says("mysql columns", Verdict.SKIPPED, "'mysql select right' failed", "")
        .status(20);
  }

  @Test
  void stepSaysTheSameOfAMissingRight() throws IOException, SQLException {
    execute(
        "REVOKE SELECT ON citizens.* FROM 'reader'@'127.0.0.1'",
        "GRANT SELECT (id, name) ON citizens.citizens TO 'reader'@'127.0.0.1'");
    String found =
        "reader@127.0.0.1 may not read column birth_date, city, country of citizens.citizens";
    String fix = "MySQL's administrator: GRANT SELECT ON citizens.citizens TO 'reader'@'127.0.0.1'";
    examine().says("mysql select right", Verdict.FAIL, found, fix).status(20);

    MySqlSource source = new MySqlSource(server.jdbcUrl(), "reader", "reader");
    Dataset dataset = job("citizens", "10").get(0);
    TableQuery query = TableQuery.of(dataset.table(), dataset);
    try (Connection connection = source.connect()) {
      assertThat(
          Refusal.of(
              ExitStatus.WRONG_USE, () -> TableColumns.of(connection, query, dataset.columns())),
          is(found + "; " + fix));
    }
  }

  @Test
  void columnOfAnotherTypeThanTheJobFileSays() throws IOException, SQLException {
    execute("ALTER TABLE citizens MODIFY birth_date TIMESTAMP NULL");
    examine()
        .says(
            "mysql columns",
            Verdict.FAIL,
            "column birth_date of table citizens is TIMESTAMP, and the job file says date",
            "say type: text there, or extract a view with CAST(birth_date AS DATE)");
  }

  @Test
  void tableThatCannotBeSplit() throws IOException, SQLException {
    execute("ALTER TABLE citizens MODIFY id YEAR, DROP PRIMARY KEY");
    examine()
        .says(
            "mysql columns",
            Verdict.WARN,
            "citizens is read in one piece, as splitColumn id is YEAR without an index",
            "as splitColumn, name a column of numbers, dates or texts with an index");
  }

  @Test
  void missingTable() throws IOException {
    examine("people", "10", "reader")
        .says("mysql select right", Verdict.FAIL, "no table citizens.people", "correct table:")
        .status(20);
  }

  @Test
  void missingColumn() throws IOException, SQLException {
    execute("ALTER TABLE citizens RENAME COLUMN city TO town");
    examine()
        .says("mysql columns", Verdict.FAIL, "citizens has no column city; it has", "job file")
        .status(20);
  }

  @Test
  void columnThatCannotBeExtracted() throws IOException, SQLException {
    execute("ALTER TABLE citizens DROP city, ADD city GEOMETRY");
    examine()
        .says("mysql columns", Verdict.FAIL, "column city", "extract a view with ST_AsText(city)");
  }

  @Test
  void latin1Table() throws IOException, SQLException {
    execute("ALTER TABLE citizens CONVERT TO CHARACTER SET latin1");
    examine()
        .says(
            "mysql charset",
            Verdict.WARN,
            "citizens.name is latin1, citizens.city is latin1",
            "ALTER TABLE citizens CONVERT TO CHARACTER SET utf8mb4");
  }

  @Test
  void serverDefaultsThatChangeWhatIsRead() throws IOException, SQLException {
    execute("SET GLOBAL init_connect = 'SET sql_select_limit = 1000, net_write_timeout = 5'");
    examine()
        .says(
            "mysql session",
            Verdict.WARN,
            "the server gives sql_select_limit=1000; ",
            "init_connect")
        .status(0);
  }

  @Test
  void rightOnSomeColumnsOnly() throws IOException, SQLException {
    execute(
        "REVOKE SELECT ON citizens.* FROM 'reader'@'127.0.0.1'",
        "GRANT SELECT (id, name, birth_date, country) ON citizens.citizens TO 'reader'@'127.0.0.1'");
    examine()
        .says(
            "mysql select right",
            Verdict.FAIL,
            "reader@127.0.0.1 may not read column city of citizens.citizens",
            "GRANT SELECT ON citizens.citizens TO 'reader'@'127.0.0.1'");
    execute("GRANT SELECT (city) ON citizens.citizens TO 'reader'@'127.0.0.1'");
    examine().says("mysql select right", Verdict.OK, "may read citizens.citizens", "");
  }

  @Test
  void zeroDates() throws IOException, SQLException {
    execute(
        "SET sql_mode = ''",
        "INSERT INTO citizens VALUES (2, 'a', '0000-00-00', 'b', 'c'),"
            + " (3, 'a', '2025-00-15', 'b', 'c')");
    examine()
        .says("mysql zero dates", Verdict.WARN, "birth_date: 2 of all 3 rows", "SET birth_date")
        .status(0);
    examine("citizens", "1", "reader")
        .says("mysql zero dates", Verdict.FAIL, "more than quality.maxBadRows", "UPDATE citizens")
        .status(20);
  }

  /** 5 % of the first 100,000 rows, and 2.5 % of all. */
  @Test
  void zeroDatesOfOldRowsAreAShareOfAllRows() throws IOException, SQLException {
    execute(
        "SET SESSION sql_mode = ''",
        "INSERT INTO citizens SELECT seq, 'a', IF(seq < 5100, '0000-00-00', '2000-01-01'), 'b', 'c'"
            + " FROM seq_100_to_200000",
        "ANALYZE TABLE citizens");
    examine("citizens", "3%", "reader")
        .says("mysql zero dates", Verdict.WARN, "of the first or last 100,000 rows", "UPDATE")
        .status(0);
    examine("citizens", "1%", "reader")
        .says("mysql zero dates", Verdict.FAIL, "more than quality.maxBadRows", "UPDATE citizens")
        .status(20);
  }

  /** Rows that are not extracted are no reason. */
  @Test
  void zeroDatesOfTheRowsThatMeetTheCondition() throws IOException, SQLException {
    execute(
        "SET SESSION sql_mode = ''",
        "INSERT INTO citizens VALUES (2, 'B', '0000-00-00', 'Rome', 'Italy'),"
            + " (3, 'C', '2025-00-15', 'Rome', NULL), (4, 'D', '2000-01-01', 'Rome', 'Spain')");
    examine("citizens\n    where: country = 'France' OR country = 'Spain'", "10", "reader")
        .says("mysql zero dates", Verdict.OK, "birth_date: none in all 2 rows", "");
    examine("citizens\n    where: id < 3 OR country = 'Spain'", "10", "reader")
        .says("mysql zero dates", Verdict.WARN, "birth_date: 1 of all 3 rows", "SET birth_date");
  }

  @Test
  void conditionThatTheServerDoesNotTake() throws IOException, SQLException {
    examine("citizens\n    where: land = 'France'", "10", "reader")
        .says(
            "mysql columns",
            Verdict.FAIL,
            "failed: Unknown column 'land' in 'WHERE'",
            "correct it");
  }

  @Test
  void clockThatIsAnHourAhead() throws IOException, SQLException {
    execute("SET GLOBAL init_connect = 'SET timestamp = UNIX_TIMESTAMP() + 3600'");
    examine()
        .says("mysql clock", Verdict.FAIL, "127.0.0.1 is 3", "timedatectl set-ntp true")
        .status(20);
  }
}
