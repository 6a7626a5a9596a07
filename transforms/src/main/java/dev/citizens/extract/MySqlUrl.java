package dev.citizens.extract;

import dev.citizens.failures.StepFailure;
import java.io.Serializable;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code --mysqlUrl}, taken apart and checked, so that the driver is given nothing that is not
 * known here. Its text form is the address, without the properties, which may hold a secret.
 *
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 * @param properties those of {@link MySqlUrlProperties}, by their names in Connector/J
 */
public record MySqlUrl(String host, int port, String database, Map<String, String> properties)
    implements Serializable {
  private static final String SCHEME = "jdbc:mysql://";
  private static final String FORM = "jdbc:mysql://HOST:3306/DATABASE";
  private static final int DEFAULT_PORT = 3306;
  private static final int LARGEST_PORT = 65_535;

  private static final Pattern PARTS =
      Pattern.compile("(?<server>[^/?#]*)(?:/(?<database>[^?#]*))?(?:\\?(?<properties>[^#]*))?");

  /** Neither lists of hosts nor {@code (key=value)}, which can carry properties. */
  private static final Pattern SERVER =
      Pattern.compile("(?<host>[\\p{L}\\p{N}._-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>.*))?");

  private static final Pattern DATABASE = Pattern.compile("[\\p{L}\\p{N}._$-]+");

  /**
   * Takes {@code url} apart.
   *
   * @throws StepFailure that says what is wrong with it, without showing it: it may hold a password
   */
  public static MySqlUrl parse(String url) {
    if (!url.startsWith(SCHEME)) {
      throw refusal("must look like " + FORM);
    }
    if (url.contains("@")) {
      throw refusal("must not hold user or password; give --mysqlUser and CITIZENS_MYSQL_PASSWORD");
    }
    Matcher parts = PARTS.matcher(url.substring(SCHEME.length()));
    if (!parts.matches()) {
      throw refusal("must look like " + FORM + ", without #");
    }
    Matcher server = SERVER.matcher(parts.group("server"));
    if (!server.matches()) {
      throw refusal("must name one host, as in " + FORM);
    }
    String database = parts.group("database");
    if (database == null || !DATABASE.matcher(database).matches()) {
      throw refusal(
          "must name a database behind the host, of letters, digits and . _ $ -, as in " + FORM);
    }
    return new MySqlUrl(
        server.group("host"),
        port(server.group("port")),
        database,
        MySqlUrlProperties.parse(parts.group("properties")));
  }

  private static int port(String text) {
    if (text == null) {
      return DEFAULT_PORT;
    }
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > LARGEST_PORT) {
      throw refusal("must have a port from 1 to 65535, as in " + FORM);
    }
    return port;
  }

  static StepFailure refusal(String reason) {
    return StepFailure.wrongUse("--mysqlUrl " + reason);
  }

  @Override
  public String toString() {
    return SCHEME + host + ":" + port + "/" + database;
  }
}
