package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.ClosedPort;
import dev.citizens.harness.OneMariaDb;
import dev.citizens.harness.Refusal;
import dev.citizens.testdata.MariaDb;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlSourceTest {
  @ParameterizedTest
  @CsvSource({
    "useServerPrepStmts=true, useserverprepstmts",
    "USESERVERPREPSTMTS=true, useserverprepstmts",
    "useCursorFetch=true, usecursorfetch",
    "user=citizens, user",
    "password=hidden, password",
    "Password=hidden, password"
  })
  void propertiesThatWouldChangeTheBytesOrShowASecretAreRefused(String property, String named) {
    String message = refusal("jdbc:mysql://host:3306/db?connectTimeout=1&" + property);
    assertThat(message, is("--mysqlUrl must not set " + named + "; remove it from the URL"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://citizens:hidden@host:3306/db",
        "jdbc:mysql://citizens@host/db",
        "jdbc:mysql://one,citizens:hidden@two/db"
      })
  void userAndPasswordBeforeTheHostAreRefusedAndNotShown(String url) {
    assertThat(
        refusal(url),
        is(
            "--mysqlUrl must not hold user or password; give --mysqlUser and"
                + " CITIZENS_MYSQL_PASSWORD"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mysql://citizens:hidden@host/db", "jdbc:mariadb://host/db?password=hidden", ""})
  void anotherKindOfUrlIsRefusedAndNotShown(String url) {
    assertThat(refusal(url), is("--mysqlUrl must look like jdbc:mysql://HOST:3306/DATABASE"));
  }

  @Test
  void textFormIsWithoutThePassword() {
    MySqlSource source = new MySqlSource("jdbc:mysql://host/db", "citizens", "hidden");
    assertThat(source.toString(), is("MySqlSource[citizens at jdbc:mysql://host/db]"));
  }

  @Test
  void sessionIsInUtc() throws Exception {
    MariaDb server = OneMariaDb.get();
    MySqlSource source = new MySqlSource(server.jdbcUrl(), server.user(), server.password());
    try (Connection connection = source.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT @@session.time_zone")) {
      row.next();
      assertThat(row.getString(1), is("+00:00"));
    }
  }

  @Test
  void wrongPasswordIsNamed() {
    MariaDb server = OneMariaDb.get();
    MySqlSource source = new MySqlSource(server.jdbcUrl(), server.user(), "wrong-secret");
    String message = Refusal.of(ExitStatus.MYSQL, source::connect);
    assertThat(
        message,
        allOf(
            startsWith("MySQL at " + server.jdbcUrl() + " failed: Access denied for user"),
            endsWith("; check --mysqlUser and CITIZENS_MYSQL_PASSWORD"),
            not(containsString("wrong-secret"))));
  }

  @Test
  void serverThatDoesNotRunIsNamed() throws Exception {
    String url = "jdbc:mysql://127.0.0.1:" + ClosedPort.find() + "/citizens";
    MySqlSource source = new MySqlSource(url, "citizens", "hidden");
    assertThat(
        Refusal.of(ExitStatus.MYSQL, source::connect),
        is(
            "MySQL at "
                + url
                + " failed: Communications link failure; check --mysqlUrl and that the server"
                + " runs"));
  }

  @Test
  void databaseThatIsNotThereIsNamed() {
    MariaDb server = OneMariaDb.get();
    String url = "jdbc:mysql://127.0.0.1:" + server.port() + "/nothing_here";
    MySqlSource source = new MySqlSource(url, server.user(), server.password());
    assertThat(
        Refusal.of(ExitStatus.MYSQL, source::connect),
        allOf(
            containsString("nothing_here"), endsWith("; check --mysqlUrl and the user's rights")));
  }

  private static String refusal(String url) {
    return Refusal.of(ExitStatus.WRONG_USE, () -> new MySqlSource(url, "citizens", "hidden"));
  }
}
