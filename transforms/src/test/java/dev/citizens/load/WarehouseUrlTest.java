package dev.citizens.load;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.OnePostgres;
import dev.citizens.harness.Refusal;
import dev.citizens.testdata.Postgres;
import java.sql.Connection;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarehouseUrlTest {
  private static String refusal(String url) {
    return Refusal.of(ExitStatus.WRONG_USE, () -> new Warehouse(url, "citizens", "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://host/db?user=a&password=hidden",
        "jdbc:postgresql://host/db?PASSWORD=hidden",
        "jdbc:postgresql://host/db?sslpassword=hidden"
      })
  void passwordIsRefusedAndNotShown(String url) {
    assertThat(
        refusal(url),
        is("--warehouseUrl must not hold a password; give it in CITIZENS_WAREHOUSE_PASSWORD"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://citizens:hidden@host/db",
        "jdbc:mysql://host/db",
        "",
        "jdbc:postgresql:db",
        "jdbc:postgresql:///db",
        "jdbc:postgresql://host",
        "jdbc:postgresql://host:5432/",
        "jdbc:postgresql://host:5432/?ssl=true",
        "jdbc:postgresql://host:/db",
        "jdbc:postgresql://host:54x2/db",
        "jdbc:postgresql://host:-1/db",
        "jdbc:postgresql://host:5432,/db",
        "jdbc:postgresql://citizens:hidden@host/db",
        "jdbc:postgresql://ho st/db",
        "jdbc:postgresql://host/db/more",
        "jdbc:postgresql://host/db#more",
        "jdbc:postgresql://host/db&ssl=true",
        " jdbc:postgresql://host/db",
        "JDBC:postgresql://host/db"
      })
  void whatIsNoUrlOfADatabaseIsRefusedAndNotShown(String url) {
    assertThat(
        refusal(url), is("--warehouseUrl must look like jdbc:postgresql://HOST:5432/DATABASE"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "99999"})
  void portThatCannotBeIsRefused(String port) {
    assertThat(
        refusal("jdbc:postgresql://host:" + port + "/db"),
        is("--warehouseUrl has the port " + port + "; it must be between 1 and 65535"));
  }

  /**
   * Each would change what is stored, or where, or by whom, or do nothing because it is unknown.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "currentSchema",
        "options",
        "readOnly",
        "readOnlyMode",
        "user",
        "stringtype",
        "reWriteBatchedInserts",
        "preferQueryMode",
        "prepareThreshold",
        "binaryTransfer",
        "socketFactory",
        "sslfactory",
        "sslfactoryarg",
        "sslhostnameverifier",
        "authenticationPluginClassName",
        "loggerFile",
        "loggerLevel",
        "logServerErrorDetail",
        "ApplicationName",
        "loginTimeout",
        "queryTimeout",
        "autosave",
        "service",
        "PGDBNAME",
        "allowEncodingChanges",
        "replication",
        "assumeMinServerVersion",
        "xmlFactoryFactory",
        "SSLMode",
        "sslMode",
        "Options",
        "nonsense",
        ""
      })
  void otherPropertiesAreRefusedByName(String name) {
    assertThat(
        refusal("jdbc:postgresql://host/db?" + name + "=hidden"),
        allOf(
            startsWith("--warehouseUrl must not set " + name + "; allowed: channelBinding,"),
            not(containsString("hidden"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sslmode=on | sslmode | disable, allow, prefer, require, verify-ca, verify-full",
        "sslmode | sslmode | disable, allow, prefer, require, verify-ca, verify-full",
        "ssl=yes | ssl | true, false",
        "socketTimeout=1h | socketTimeout | a number of seconds",
        "connectTimeout=-1 | connectTimeout | a number of seconds",
        "sslrootcert= | sslrootcert | a path",
        "targetServerType=secondary | targetServerType | any, primary, master"
      })
  void valueThatCannotBeIsRefused(String property, String name, String allowed) {
    assertThat(
        refusal("jdbc:postgresql://host/db?" + property),
        is("--warehouseUrl sets %s to what it cannot be; allowed: %s".formatted(name, allowed)));
  }

  @Test
  void propertyThatComesTwiceIsRefused() {
    assertThat(
        refusal("jdbc:postgresql://host/db?sslmode=require&sslmode=disable"),
        is("--warehouseUrl sets sslmode twice"));
  }

  @Test
  void whatIsHarmlessIsAllowed() {
    assertThat(
        WarehouseUrl.check(
            "jdbc:postgresql://db-1.example,[::1]:5433/my%20db?targetServerType=any"),
        is(Set.of("targetServerType")));
    assertThat(WarehouseUrl.check("jdbc:postgresql://10.0.0.1:5432/warehouse"), is(Set.of()));
  }

  @Test
  void limitsOfTheUrlCount() throws Exception {
    Postgres server = OnePostgres.get();
    String url = server.jdbcUrl() + "?socketTimeout=77&connectTimeout=5&sslmode=disable";
    try (Connection connection = new Warehouse(url, server.user(), server.password()).connect()) {
      assertThat(connection.getNetworkTimeout(), is(77_000));
    }
  }
}
