package dev.citizens.extract.moment;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.citizens.extract.MySqlSource;
import dev.citizens.harness.OneMariaDb;
import dev.citizens.lake.SourceMoment;
import dev.citizens.lake.SourceMoment.Verdict;
import dev.citizens.testdata.DatabaseSettings;
import dev.citizens.testdata.MariaDb;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers with and without a binary log say, while another connection writes. */
class MomentOfServerTest {
  private static final List<String> TABLES = List.of("watched", "beside", "loose", "watched_view");

  private static MariaDb logging;

  @BeforeAll
  static void start() throws IOException {
    logging =
        MariaDb.start(
            DatabaseSettings.temporary()
                .withServerOption("log_bin", "binlog")
                .withServerOption("server_id", "1"));
  }

  @AfterAll
  static void stop() {
    logging.close();
  }

  private static Connection connect(MariaDb server) {
    return new MySqlSource(server.jdbcUrl(), server.user(), server.password()).connect();
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static void makeTables(Connection connection) throws SQLException {
    execute(
        connection,
        "CREATE OR REPLACE TABLE watched (id INT PRIMARY KEY, v INT)",
        "CREATE OR REPLACE TABLE beside (id INT PRIMARY KEY)",
        "CREATE OR REPLACE TABLE loose (id INT PRIMARY KEY) ENGINE = Aria",
        "CREATE OR REPLACE VIEW watched_view AS SELECT * FROM watched",
        "INSERT INTO watched VALUES (1, 1), (2, 2)",
        "INSERT INTO beside VALUES (1)");
    awaitNextSecond(connection);
    awaitNextSecond(connection);
  }

  /** Changes are known by the second, and the last one may get the time of the second before. */
  private static void awaitNextSecond(Connection connection) throws SQLException {
    String now = now(connection);
    while (now.equals(now(connection))) {
      execute(connection, "DO SLEEP(0.05)");
    }
  }

  private static String now(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT NOW()")) {
      row.next();
      return row.getString(1);
    }
  }

  private static SourceMoment moment(MariaDb server, String table, String... meanwhile)
      throws SQLException {
    try (Connection reader = connect(server);
        Connection writer = connect(server)) {
      makeTables(writer);
      ServerMark before = ServerMark.of(reader, TABLES);
      if (meanwhile.length > 0) {
        awaitNextSecond(reader);
        execute(writer, meanwhile);
      }
      return before.until(ServerMark.of(reader, TABLES), table);
    }
  }

  @Test
  void aServerWhoseLogStandsStillShowsOneMoment() throws SQLException {
    SourceMoment moment = moment(logging, "watched");
    assertThat(moment.verdict(), is(Verdict.ONE_MOMENT));
    assertThat(moment.position(), matchesPattern("binlog\\.\\d+:\\d+"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO watched VALUES (3, 3)",
        "UPDATE watched SET v = 7 WHERE id = 1",
        "DELETE FROM watched WHERE id = 2"
      })
  void aTableThatIsWrittenToChanged(String statement) throws SQLException {
    assertThat(moment(logging, "watched", statement).verdict(), is(Verdict.CHANGED));
    assertThat(moment(OneMariaDb.get(), "watched", statement).verdict(), is(Verdict.CHANGED));
    assertThat(moment(logging, "beside", statement).verdict(), is(Verdict.UNCHANGED));
    assertThat(moment(OneMariaDb.get(), "beside", statement).verdict(), is(Verdict.UNCHANGED));
  }

  /** Readers see it when it is committed, and not before. */
  @Test
  void whatIsNotCommittedIsNoChange() throws SQLException {
    try (Connection writer = connect(logging)) {
      execute(writer, "CREATE OR REPLACE TABLE other (id INT)");
      writer.setAutoCommit(false);
      execute(writer, "INSERT INTO other VALUES (1)");
      assertThat(moment(logging, "watched").verdict(), is(Verdict.ONE_MOMENT));
      writer.rollback();
    }
  }

  @Test
  void withoutALogItIsByTheTable() throws SQLException {
    SourceMoment moment = moment(OneMariaDb.get(), "watched");
    assertThat(moment.verdict(), is(Verdict.UNCHANGED));
    assertThat(moment.position() == null, is(true));
  }

  @Test
  void ofViewsAndOtherEnginesNothingIsClaimed() throws SQLException {
    assertThat(moment(logging, "watched_view").verdict(), is(Verdict.NOT_KNOWN));
    assertThat(moment(logging, "loose").verdict(), is(Verdict.NOT_KNOWN));
  }

  @Test
  void aTableThatGetsAnotherFormIsNotUnchanged() throws SQLException {
    String alter = "ALTER TABLE watched MODIFY v DECIMAL(9, 1), ALGORITHM = COPY";
    assertThat(moment(OneMariaDb.get(), "watched", alter).verdict(), is(not(Verdict.UNCHANGED)));
    assertThat(moment(logging, "watched", alter).verdict(), is(not(Verdict.UNCHANGED)));
  }
}
