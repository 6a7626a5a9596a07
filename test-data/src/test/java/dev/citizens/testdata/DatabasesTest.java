package dev.citizens.testdata;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.emptyArray;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabasesTest {
  private static final String AWKWARD_PASSWORD = "it's \"a\" \\ nässe\u00df";

  @TempDir Path folder;

  @Test
  void mariaDbLetsInTheUserWithThePasswordAndNobodyElse() throws Exception {
    try (MariaDb database =
        MariaDb.start(DatabaseSettings.temporary().withPassword(AWKWARD_PASSWORD))) {
      String url = database.jdbcUrl();
      assertThat(query(url, "citizens", AWKWARD_PASSWORD, "SELECT DATABASE()"), is("citizens"));
      assertThat(refusal(url, "citizens", "wrong"), is("28000"));
      assertThat(refusal(url, "citizens", ""), is("28000"));
      assertThat(refusal(url, "root", ""), is("28000"));
      assertThat(refusal(url, "", ""), is("28000"));
    }
  }

  @Test
  void postgresLetsInTheUserWithThePasswordAndNobodyElse() throws Exception {
    try (Postgres database =
        Postgres.start(DatabaseSettings.temporary().withPassword(AWKWARD_PASSWORD))) {
      String url = database.jdbcUrl();
      assertThat(
          query(url, "citizens", AWKWARD_PASSWORD, "SELECT current_database()"), is("warehouse"));
      assertThat(refusal(url, "citizens", "wrong"), is("28P01"));
      assertThat(refusal(url, "postgres", "any"), is("28000"));
    }
  }

  @Test
  void mariaDbFindsItsDataAgainWithAnotherPassword() throws Exception {
    DatabaseSettings settings = DatabaseSettings.temporary().withFolder(folder);
    try (MariaDb database = MariaDb.start(settings)) {
      update(database.jdbcUrl(), database.password(), "CREATE TABLE kept AS SELECT 'here' AS it");
    }
    try (MariaDb database = MariaDb.start(settings.withPassword("new"))) {
      assertThat(query(database.jdbcUrl(), "citizens", "new", "SELECT it FROM kept"), is("here"));
      assertThat(refusal(database.jdbcUrl(), "citizens", settings.password()), is("28000"));
    }
    assertThat("no password is left", folder.resolve("tmp").toFile().list(), is(emptyArray()));
  }

  @Test
  void postgresFindsItsDataAgainWithAnotherPassword() throws Exception {
    DatabaseSettings settings = DatabaseSettings.temporary().withFolder(folder);
    try (Postgres database = Postgres.start(settings)) {
      update(database.jdbcUrl(), database.password(), "CREATE TABLE kept AS SELECT 'here' AS it");
    }
    try (Postgres database = Postgres.start(settings.withPassword("new"))) {
      assertThat(query(database.jdbcUrl(), "citizens", "new", "SELECT it FROM kept"), is("here"));
      assertThat(refusal(database.jdbcUrl(), "citizens", settings.password()), is("28P01"));
    }
  }

  @Test
  void aPortInUseIsRefused() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      DatabaseSettings settings = DatabaseSettings.temporary().withPort(taken.getLocalPort());
      String message = "port " + taken.getLocalPort() + " on 127.0.0.1 can't be used";

      assertThat(
          assertThrows(IOException.class, () -> MariaDb.start(settings)).getMessage(),
          startsWith(message));
      assertThat(
          assertThrows(IOException.class, () -> Postgres.start(settings)).getMessage(),
          startsWith(message));
    }
  }

  @Test
  void aServerThatDoesNotStartSaysWhyAndLetsGoOfItsFolder() throws IOException {
    DatabaseSettings settings = DatabaseSettings.temporary().withFolder(folder);
    DatabaseSettings wrong = settings.withServerOption("no_such_option", "1");

    String message =
        assertThrows(IOException.class, () -> MariaDb.start(wrong).close()).getMessage();

    assertThat(message, startsWith("MariaDB did not start: "));
    assertThat(message, endsWith("unknown variable 'no-such-option=1'"));
    MariaDb.start(settings).close();
  }

  @Test
  void aFolderInUseIsRefused() throws IOException {
    DatabaseSettings settings = DatabaseSettings.temporary().withFolder(folder);
    try (Postgres first = Postgres.start(settings)) {
      assertThat(
          assertThrows(IOException.class, () -> Postgres.start(settings)).getMessage(),
          is(first.folder() + " is in use by another server"));
    }
  }

  @Test
  void closeStopsTheServerAndRemovesItsTemporaryFolder() throws IOException {
    MariaDb mariaDb = MariaDb.start();
    Postgres postgres = Postgres.start();

    mariaDb.close();
    postgres.close();
    postgres.close();
    mariaDb.close();

    assertThat(Files.exists(mariaDb.folder()), is(false));
    assertThat(Files.exists(postgres.folder()), is(false));
    assertThat(LocalPort.claim(mariaDb.port()), is(mariaDb.port()));
    assertThat(LocalPort.claim(postgres.port()), is(postgres.port()));
  }

  private static String query(String url, String user, String password, String sql)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  private static void update(String url, String password, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "citizens", password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String refusal(String url, String user, String password) {
    return assertThrows(
            SQLException.class, () -> DriverManager.getConnection(url, user, password).close())
        .getSQLState();
  }
}
