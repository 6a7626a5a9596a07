package dev.citizens.failures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.extract.MySqlSource;
import dev.citizens.harness.OneMariaDb;
import dev.citizens.testdata.MariaDb;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real MySQL server refuses: the status by its kind, its names, and no value. */
class MySqlFaultsTest {
  private final MariaDb server = OneMariaDb.get();
  private final MySqlSource source =
      new MySqlSource(server.jdbcUrl(), server.user(), server.password());

  @BeforeEach
  void makeTable() throws SQLException {
    OneMariaDb.execute(
        "DROP TABLE IF EXISTS faults",
        "CREATE TABLE faults (id int PRIMARY KEY, name varchar(3), big bigint unsigned)",
        "INSERT INTO faults VALUES (1, 'a', 18446744073709551615)");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = source.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private StepFailure failureOf(String sql) {
    return source.failure(assertThrows(SQLException.class, () -> execute(sql)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INSERT INTO faults VALUES ('hunter2', 'a', 1) | column `citizens`.`faults`.`id`
          INSERT INTO faults VALUES (2, 'hunter2', 1)   | column 'name'
          INSERT INTO faults VALUES (1, 'a', 1)         | key 'PRIMARY'
          SELECT big - big - 1 FROM faults              | a value cannot be taken (SQLSTATE 22001, error 1690, table faults)
          """)
  void dataThatIsRefusedIsPermanent(String sql, String words) {
    StepFailure failure = failureOf(sql);

    assertThat(failure.status(), is(ExitStatus.QUALITY_GATE));
    assertThat(failure.getMessage(), containsString(words));
    assertThat(failure.getMessage(), containsString("table faults"));
    assertThat(failure.getMessage(), not(containsString("hunter2")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT * FROM no_such_table    | Table 'citizens.no_such_table' doesn't exist; check table, splitColumn
          SELECT nothing FROM faults     | Unknown column 'nothing' in
          SELECT * FROM mysql.global_priv | SELECT command denied to user
          SET nothing = 1                | Unknown system variable 'nothing'
          """)
  void aNameARightOrASettingIsPermanentAndOfWhoeverSetsIt(String sql, String words) {
    StepFailure failure = failureOf(sql);

    assertThat(failure.status(), is(ExitStatus.WRONG_USE));
    assertThat(failure.getMessage(), containsString(words));
  }

  @Test
  void aStatementThatIsCancelledIsTransient() {
    StepFailure failure =
        failureOf("SET STATEMENT max_statement_time = 0.01 FOR SELECT SLEEP(9) FROM faults");

    assertThat(failure.status(), is(ExitStatus.MYSQL));
  }

  /** The driver's own exception, of a class of Java's. */
  @Test
  void aValueThatTheDriverCannotReadIsPermanent() throws SQLException {
    try (Connection connection = source.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT big FROM faults")) {
      rows.next();
      SQLException thrown = assertThrows(SQLException.class, () -> rows.getLong(1));

      StepFailure failure = Failures.explain(new IllegalStateException(thrown));

      assertThat(failure.status(), is(ExitStatus.QUALITY_GATE));
      assertThat(failure.getMessage(), not(containsString("18446744073709551615")));
    }
  }
}
