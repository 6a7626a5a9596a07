package dev.citizens.failures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.harness.OnePostgres;
import dev.citizens.load.Warehouse;
import dev.citizens.testdata.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real PostgreSQL refuses: the status by its kind, its names, and no value. */
class PostgresFaultsTest {
  private static final String SECRET = "hunter2";

  private final Postgres server = OnePostgres.get();
  private final Warehouse warehouse =
      new Warehouse(server.jdbcUrl(), server.user(), server.password());

  @BeforeEach
  void makeTables() throws SQLException {
    execute("SET client_min_messages = warning; DROP SCHEMA IF EXISTS faults CASCADE");
    execute("CREATE SCHEMA faults");
    execute(
        "CREATE TABLE faults.strict (id int PRIMARY KEY, name varchar(60) NOT NULL,"
            + " code text CHECK (code < 'h'), born date)");
    execute(
        "CREATE FUNCTION faults.refuse() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$ BEGIN RAISE EXCEPTION 'not %', NEW.name; END $$");
    execute("CREATE TABLE faults.guarded (name text)");
    execute(
        "CREATE TRIGGER refuse BEFORE INSERT ON faults.guarded"
            + " FOR EACH ROW EXECUTE FUNCTION faults.refuse()");
    execute("CREATE TABLE faults.indexed (name text PRIMARY KEY)");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = warehouse.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private StepFailure failureOf(String sql) {
    return warehouse.failure(assertThrows(SQLException.class, () -> execute(sql)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          strict VALUES (1, 'a', 'hunter2')        | a CHECK constraint is violated (SQLSTATE 23514, table faults.strict, constraint strict_code_check)
          strict VALUES (1, NULL, 'hunter2')       | a column that must have a value got none (SQLSTATE 23502, table faults.strict, column name)
          strict VALUES (1, 'a'), (1, 'hunter2')   | two rows have one key (SQLSTATE 23505, table faults.strict, constraint strict_pkey)
          strict SELECT 1, repeat('hunter2', 9)    | a value is too long for its column (SQLSTATE 22001, table faults.strict)
          strict SELECT 'hunter2'::text::int       | a text is no value of its column's type (SQLSTATE 22P02, table faults.strict)
          strict SELECT 9999999999                 | a number is out of its column's range (SQLSTATE 22003, table faults.strict)
          strict SELECT 1, 'a', 'b', 'hunter2'::text::date | a text is no date or time (SQLSTATE 22007, table faults.strict)
          guarded VALUES ('hunter2')               | a trigger or function refuses a row (SQLSTATE P0001, table faults.guarded, function faults.refuse)
          """)
  void dataThatIsRefusedIsPermanent(String insert, String words) {
    StepFailure failure = failureOf("INSERT INTO faults." + insert);

    assertThat(failure.status(), is(ExitStatus.QUALITY_GATE));
    assertThat(
        failure.getMessage(),
        is(
            "PostgreSQL at %s refuses the data: %s; mend the rows, or the table or rule that refuses them"
                .formatted(server.jdbcUrl(), words)));
  }

  @Test
  void aValueThatNoIndexHoldsIsPermanent() {
    StepFailure failure =
        failureOf(
            "INSERT INTO faults.indexed SELECT string_agg(md5(n::text), '')"
                + " FROM generate_series(1, 1000) n");

    assertThat(failure.status(), is(ExitStatus.QUALITY_GATE));
    assertThat(failure.getMessage(), containsString("a value is larger than an index can hold"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT * FROM faults.nothing                                   | ERROR: relation "faults.nothing" does not exist
          SELECT nothing FROM faults.strict                              | ERROR: column "nothing" does not exist
          CREATE TABLE nowhere.a (b int)                                 | ERROR: schema "nowhere" does not exist
          BEGIN READ ONLY; CREATE TABLE a (b int)                        | ERROR: cannot execute CREATE TABLE in a read-only transaction
          CREATE ROLE another                                            | ERROR: permission denied to create role
          """)
  void aNameARightOrASettingIsPermanentAndOfWhoeverSetsIt(String sql, String words) {
    StepFailure failure = failureOf(sql);

    assertThat(failure.status(), is(ExitStatus.WRONG_USE));
    assertThat(failure.getMessage(), containsString(" failed: " + words));
  }

  @Test
  void aStatementThatIsCancelledIsTransient() {
    StepFailure failure = failureOf("SET statement_timeout = 1; SELECT pg_sleep(9)");

    assertThat(failure.status(), is(ExitStatus.WAREHOUSE));
    assertThat(
        failure.getMessage(), containsString("canceling statement due to statement timeout"));
  }

  @Test
  void aBatchShowsNoValueEvenToWhoeverPrintsTheException() throws SQLException {
    try (Connection connection = warehouse.connect();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO faults.strict VALUES (?, 'a', ?)")) {
      SQLException thrown = assertThrows(SQLException.class, () -> batch(insert));

      assertThat(thrown.getSQLState(), is("23514"));
      for (Throwable cause : Causes.of(thrown)) {
        assertThat(cause.toString(), not(containsString(SECRET)));
      }
      assertThat(Failures.explain(thrown).status(), is(ExitStatus.QUALITY_GATE));
    }
  }

  /** As it comes from a driver that nobody has told to be silent. */
  @Test
  void aBatchOfAnotherConnectionIsKnownByItsDriver() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO faults.strict VALUES (?, 'a', ?)")) {
      SQLException thrown = assertThrows(SQLException.class, () -> batch(insert));

      StepFailure failure = Failures.explain(new IllegalStateException(thrown));

      assertThat(thrown.getMessage(), containsString(SECRET));
      assertThat(failure.status(), is(ExitStatus.QUALITY_GATE));
      assertThat(failure.getMessage(), containsString("constraint strict_code_check"));
      assertThat(failure.getMessage(), not(containsString(SECRET)));
      assertThat(DataFree.stackTrace(thrown), not(containsString(SECRET)));
    }
  }

  private static void batch(PreparedStatement insert) throws SQLException {
    for (int id = 0; id < 3; id++) {
      insert.setInt(1, id);
      insert.setString(2, SECRET);
      insert.addBatch();
    }
    insert.executeBatch();
  }
}
