package dev.citizens.testdata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.testdata.CitizensTable.Loading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CitizensTableTest {
  private static final int ROWS = 20_000;

  private static final CitizenRows CITIZENS = new CitizenRows(1);
  private static final List<Citizen> EXPECTED =
      LongStream.rangeClosed(1, ROWS).mapToObj(CITIZENS::row).toList();

  private static MariaDb database;

  @BeforeAll
  static void start() throws IOException {
    database = MariaDb.start();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void theRowsHoldEveryAwkwardValue() {
    assertThat(EXPECTED.stream().anyMatch(row -> row.city() == null), is(true));
    assertThat(EXPECTED.stream().anyMatch(row -> "".equals(row.city())), is(true));
    assertThat(EXPECTED.stream().anyMatch(row -> row.birthDate() == null), is(true));
    for (String awkward : List.of("\n", "\"", ",", "李", "🙂", "'", "ễ")) {
      assertThat(
          awkward, EXPECTED.stream().anyMatch(row -> row.name().contains(awkward)), is(true));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyRowArrivesAsTheGeneratorGaveIt(Loading loading) throws SQLException {
    try (Connection connection = connect(database)) {
      new CitizensTable("citizens").fill(connection, CITIZENS, ROWS, loading);
      assertHoldsExpectedRows(connection);
    }
  }

  @Test
  void aSecondFillReplacesTheFirst() throws SQLException {
    try (Connection connection = connect(database)) {
      new CitizensTable("again").fill(connection, CITIZENS, 10);
      new CitizensTable("again").fill(connection, CITIZENS, 3);
      assertThat(CitizensInDatabase.read(connection, "again"), is(EXPECTED.subList(0, 3)));
    }
  }

  @Test
  void aServerWithoutLocalInfileGetsInserts() throws IOException, SQLException {
    DatabaseSettings settings = DatabaseSettings.temporary().withServerOption("local_infile", "0");
    try (MariaDb strict = MariaDb.start(settings);
        Connection connection = connect(strict)) {
      assertThat(
          new CitizensTable("citizens").fill(connection, CITIZENS, ROWS),
          is(Loading.BATCHED_INSERTS));
      assertHoldsExpectedRows(connection);
    }
  }

  @Test
  void aLoadThatTheServerCutsShortFails() throws SQLException {
    try (Connection connection = connect(database)) {
      CitizensTable table = new CitizensTable("narrow");
      table.recreate(connection);
      try (var statement = connection.createStatement()) {
        statement.execute("ALTER TABLE narrow MODIFY country VARCHAR(4)");
      }
      assertThrows(
          SQLException.class, () -> new LocalInfileLoad("narrow", CITIZENS).load(connection, 10));
    }
  }

  @Test
  void aNameWithAnythingButLettersAndDigitsIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new CitizensTable("a; DROP TABLE b"));
  }

  @Test
  void theCommandFillsTheTable() throws SQLException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(fill(database.password(), err), is(0));
    assertThat(err.toString(UTF_8), is(""));
    try (Connection connection = connect(database)) {
      assertThat(CitizensInDatabase.read(connection, "filled"), is(EXPECTED.subList(0, 100)));
    }
  }

  @Test
  void theCommandReportsAServerThatRefusesInOneLineWithStatus20() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(fill("wrong", err), is(20));
    assertThat(
        err.toString(UTF_8),
        is("fill-mysql: Access denied for user 'citizens'@'127.0.0.1' (using password: YES)\n"));
  }

  private static int fill(String password, ByteArrayOutputStream err) {
    String[] arguments = {
      "--rows=100", "--seed=1", "--url=" + database.jdbcUrl(), "--user=citizens", "--table=filled"
    };
    return FillMySql.run(
        arguments,
        Map.of("CITIZENS_MYSQL_PASSWORD", password),
        new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
        new PrintStream(err, true, UTF_8));
  }

  private static Connection connect(MariaDb server) throws SQLException {
    return CitizensTable.connect(server.jdbcUrl(), server.user(), server.password());
  }

  private static void assertHoldsExpectedRows(Connection connection) throws SQLException {
    List<Citizen> rows = CitizensInDatabase.read(connection, "citizens");
    for (int i = 0; i < Math.min(rows.size(), ROWS); i++) {
      assertThat(rows.get(i), is(EXPECTED.get(i)));
    }
    assertThat(rows.size(), is(ROWS));
  }
}
