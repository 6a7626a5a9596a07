package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.mysql.cj.conf.PropertyDefinition;
import com.mysql.cj.conf.PropertyDefinitions;
import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlUrlTest {
  private static final Set<String> ALLOWED =
      Set.of(
          "sslMode",
          "useSSL",
          "requireSSL",
          "verifyServerCertificate",
          "tlsVersions",
          "enabledTLSProtocols",
          "trustCertificateKeyStoreUrl",
          "trustCertificateKeyStoreType",
          "trustCertificateKeyStorePassword",
          "clientCertificateKeyStoreUrl",
          "clientCertificateKeyStoreType",
          "clientCertificateKeyStorePassword",
          "fallbackToSystemTrustStore",
          "fallbackToSystemKeyStore",
          "allowPublicKeyRetrieval",
          "serverRSAPublicKeyFile",
          "connectTimeout",
          "socketTimeout",
          "tcpKeepAlive",
          "tcpNoDelay",
          "useCompression");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "jdbc:mysql://host/db, host, 3306, db",
    "jdbc:mysql://host:3307/db, host, 3307, db",
    "jdbc:mysql://my_sql.example.org:1/my-db.1$, my_sql.example.org, 1, my-db.1$",
    "jdbc:mysql://198.51.100.7:65535/dữ_liệu, 198.51.100.7, 65535, dữ_liệu",
    "jdbc:mysql://[2001:db8::1]:3306/db, [2001:db8::1], 3306, db"
  })
  void addressIsTakenApart(String url, String host, int port, String database) {
    MySqlUrl parsed = MySqlUrl.parse(url);
    assertThat(parsed, is(new MySqlUrl(host, port, database, Map.of())));
    assertThat(MySqlUrl.parse(parsed.toString()), is(parsed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://citizens:hidden@host:3306/db",
        "jdbc:mysql://citizens@host/db",
        "jdbc:mysql://one,citizens:hidden@two/db",
        "jdbc:mysql://citizens:hid/den@host/db"
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
      strings = {
        "mysql://citizens:hidden@host/db",
        "jdbc:mariadb://host/db?password=hidden",
        "jdbc:mysql+srv://host/db",
        "jdbc:mysql:loadbalance://one,two/db",
        "jdbc:mysql:replication://one,two/db",
        "mysqlx://host/db",
        "JDBC:MYSQL://host/db",
        " jdbc:mysql://host/db",
        ""
      })
  void anotherKindOfUrlIsRefusedAndNotShown(String url) {
    assertThat(refusal(url), is("--mysqlUrl must look like jdbc:mysql://HOST:3306/DATABASE"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://one,two/db",
        "jdbc:mysql://one,two:3306/db",
        "jdbc:mysql://(host=h,port=3306,maxRows=1)/db",
        "jdbc:mysql://[(host=h,maxRows=1),two]/db",
        "jdbc:mysql://address=(host=h)(maxRows=1)/db",
        "jdbc:mysql://%68ost/db",
        "jdbc:mysql://ho st/db",
        "jdbc:mysql:///db",
        "jdbc:mysql://:3306/db",
        "jdbc:mysql://?maxRows=1"
      })
  void anythingButOneHostIsRefused(String url) {
    assertThat(
        refusal(url), is("--mysqlUrl must name one host, as in jdbc:mysql://HOST:3306/DATABASE"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "65536", "99999999999", "33o6", "-1", "3306:1", " 3306", "٣٣٠٦"})
  void portThatIsNoneIsRefused(String port) {
    assertThat(
        refusal("jdbc:mysql://host:" + port + "/db"),
        is("--mysqlUrl must have a port from 1 to 65535, as in jdbc:mysql://HOST:3306/DATABASE"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "?sslMode=DISABLED", "/?sslMode=DISABLED", "/d%62", "/a/b", "/db "})
  void databaseThatIsNoneIsRefused(String rest) {
    assertThat(refusal("jdbc:mysql://host" + rest), startsWith("--mysqlUrl must name a database"));
  }

  @Test
  void fragmentIsRefused() {
    assertThat(
        refusal("jdbc:mysql://host/db#maxRows=1"),
        is("--mysqlUrl must look like jdbc:mysql://HOST:3306/DATABASE, without #"));
  }

  static Stream<String> propertiesOfTheDriver() {
    return PropertyDefinitions.PROPERTY_KEY_TO_PROPERTY_DEFINITION.values().stream()
        .flatMap(definition -> Stream.of(definition.getName(), definition.getCcAlias()))
        .filter(name -> name != null && !name.isEmpty() && !ALLOWED.contains(name));
  }

  @ParameterizedTest
  @MethodSource("propertiesOfTheDriver")
  void otherPropertiesOfTheDriverAreRefusedByName(String name) {
    for (String spelt : Set.of(name, name.toUpperCase(Locale.ROOT))) {
      assertThat(
          refusal("jdbc:mysql://host/db?connectTimeout=1&" + spelt + "=hidden"),
          allOf(
              startsWith("--mysqlUrl must not set " + spelt + "; "),
              not(containsString("hidden"))));
    }
  }

  @Test
  void allowedPropertiesAreOnesOfTheDriver() {
    assertThat(
        PropertyDefinitions.PROPERTY_KEY_TO_PROPERTY_DEFINITION.values().stream()
            .map(PropertyDefinition::getName)
            .toList()
            .containsAll(ALLOWED.stream().filter(n -> !n.equals("enabledTLSProtocols")).toList()),
        is(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m%61xRows=1",
        " maxRows=1",
        "maxRows =1",
        "sslMode",
        "sslMode=",
        "=x",
        "&sslMode=DISABLED",
        "sslMode=DISABLED&",
        "hunter2",
        "sslMode=DISABLED&x",
        "maxRows\u0000=1"
      })
  void whatIsNoPropertyIsRefusedAndNotShown(String text) {
    assertThat(
        refusal("jdbc:mysql://host/db?" + text),
        is(
            "--mysqlUrl must have properties like name=value&name=value behind the ?, with names"
                + " as Connector/J has them"));
  }

  @Test
  void passwordsAreRefusedWithTheirPlace() {
    assertThat(
        refusal("jdbc:mysql://host/db?Password=hidden"),
        is("--mysqlUrl must not set Password; give --mysqlUser and CITIZENS_MYSQL_PASSWORD"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sslMode=foo",
        "sslMode=DISABLED%2CmaxRows",
        "useSSL=maybe",
        "connectTimeout=abc",
        "connectTimeout=0",
        "connectTimeout=-1",
        "socketTimeout=0",
        "socketTimeout=99999999999",
        "tlsVersions=TLSv1.1",
        "tlsVersions=TLSv1.3,",
        "enabledTLSProtocols=SSLv3",
        "trustCertificateKeyStoreType=FOO",
        "trustCertificateKeyStoreUrl=file:/nothing/here",
        "trustCertificateKeyStoreUrl=http://host/store",
        "clientCertificateKeyStoreUrl=store.p12",
        "serverRSAPublicKeyFile=/nothing/here",
        "useCompression=2",
        "tcpKeepAlive=%zz"
      })
  void valueThatDoesNotFitIsRefusedByName(String property) {
    String name = property.substring(0, property.indexOf('='));
    assertThat(
        refusal("jdbc:mysql://host/db?" + property),
        allOf(
            startsWith("--mysqlUrl "),
            containsString(name.equals("enabledTLSProtocols") ? "tlsVersions" : name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sslMode=DISABLED&sslMode=REQUIRED",
        "tlsVersions=TLSv1.3&ENABLEDTLSPROTOCOLS=TLSv1.2",
        "sslMode=DISABLED&requireSSL=true",
        "useSSL=true&sslMode=DISABLED",
        "useSSL=false&requireSSL=true",
        "verifyServerCertificate=true&useSSL=NO"
      })
  void propertiesThatContradictEachOtherAreRefused(String properties) {
    assertThat(refusal("jdbc:mysql://host/db?" + properties), startsWith("--mysqlUrl must "));
  }

  @Test
  void allowedPropertiesAreTakenByTheirNames() throws IOException {
    Path file = Files.createFile(folder.resolve("a store"));
    MySqlUrl url =
        MySqlUrl.parse(
            "jdbc:mysql://host/db?SSLMODE=verify_ca&enabledTLSProtocols=TLSv1.2,TLSv1.3"
                + "&trustcertificatekeystoreurl="
                + file.toUri().toString().replace("%", "%25")
                + "&trustCertificateKeyStorePassword=hid%26den&connectTimeout=5000");
    assertThat(
        url.properties(),
        is(
            Map.of(
                "sslMode", "verify_ca",
                "tlsVersions", "TLSv1.2,TLSv1.3",
                "trustCertificateKeyStoreUrl", file.toUri().toString(),
                "trustCertificateKeyStorePassword", "hid&den",
                "connectTimeout", "5000")));
    assertThat(url.toString(), is("jdbc:mysql://host:3306/db"));
  }

  private static String refusal(String url) {
    return Refusal.of(ExitStatus.WRONG_USE, () -> MySqlUrl.parse(url));
  }
}
