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
import org.junit.jupiter.api.Test;

class MySqlSourceTest {
  @Test
  void textFormIsWithoutThePassword() {
    MySqlSource source = new MySqlSource("jdbc:mysql://host/db", "citizens", "hidden");
    assertThat(source.toString(), is("MySqlSource[citizens at jdbc:mysql://host:3306/db]"));
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
            endsWith("; check --mysqlUser and CITIZENS_MYSQL_PASSWORD or --mysqlPasswordFile"),
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
        Refusal.of(ExitStatus.WRONG_USE, source::connect),
        allOf(
            containsString("nothing_here"), endsWith("; check --mysqlUrl and the user's rights")));
  }
}
