package dev.citizens.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mysql.cj.conf.DefaultPropertySet;
import com.mysql.cj.exceptions.CJException;
import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import java.net.URLDecoder;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The properties that {@code --mysqlUrl} may set: those that say how bytes reach the server. All
 * others are refused, because Connector/J has some that change values, some that cut results short,
 * and some that run code or send files.
 */
final class MySqlUrlProperties {
  private static final Map<String, PropertyCheck> ALLOWED = allowed();

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");
  private static final Pattern PROPERTY = Pattern.compile("(?<name>[^=]*)=(?<value>.+)");
  private static final int SHOWN_CHARACTERS = 200;

  private MySqlUrlProperties() {}

  private static Map<String, PropertyCheck> allowed() {
    Map<String, PropertyCheck> allowed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    // Encryption, and who the server is.
    allowed.put("sslMode", PropertyCheck.OF_DRIVER);
    allowed.put("useSSL", PropertyCheck.OF_DRIVER);
    allowed.put("requireSSL", PropertyCheck.OF_DRIVER);
    allowed.put("verifyServerCertificate", PropertyCheck.OF_DRIVER);
    allowed.put("tlsVersions", PropertyCheck.TLS_VERSIONS);
    for (String store : new String[] {"trustCertificateKeyStore", "clientCertificateKeyStore"}) {
      allowed.put(store + "Url", PropertyCheck.FILE_URL);
      allowed.put(store + "Type", PropertyCheck.KEY_STORE_TYPE);
      allowed.put(store + "Password", PropertyCheck.OF_DRIVER);
    }
    allowed.put("fallbackToSystemTrustStore", PropertyCheck.OF_DRIVER);
    allowed.put("fallbackToSystemKeyStore", PropertyCheck.OF_DRIVER);
    allowed.put("allowPublicKeyRetrieval", PropertyCheck.OF_DRIVER);
    allowed.put("serverRSAPublicKeyFile", PropertyCheck.FILE);
    // The network.
    allowed.put("connectTimeout", PropertyCheck.MILLISECONDS);
    allowed.put("socketTimeout", PropertyCheck.MILLISECONDS);
    allowed.put("tcpKeepAlive", PropertyCheck.OF_DRIVER);
    allowed.put("tcpNoDelay", PropertyCheck.OF_DRIVER);
    allowed.put("useCompression", PropertyCheck.OF_DRIVER);
    return allowed;
  }

  /**
   * Checks what is behind the URL's question mark.
   *
   * @param text may be null, for none
   * @return the values by the names that Connector/J knows
   * @throws StepFailure that names the property which is refused, or whose value is
   */
  static Map<String, String> parse(String text) {
    Map<String, String> properties = new TreeMap<>();
    if (text != null) {
      for (String property : text.split("&", -1)) {
        add(property, properties);
      }
    }
    checkEncryption(properties);
    return Map.copyOf(properties);
  }

  private static void add(String text, Map<String, String> properties) {
    Matcher property = PROPERTY.matcher(text);
    if (!property.matches() || !NAME.matcher(property.group("name")).matches()) {
      throw MySqlUrl.refusal(
          "must have properties like name=value&name=value behind the ?, with names as Connector/J"
              + " has them");
    }
    String name = canonical(property.group("name"));
    String value = decoded(name, property.group("value"));
    ALLOWED.get(name).require(name, value);
    checkByDriver(name, value);
    if (properties.put(name, value) != null) {
      throw MySqlUrl.refusal("must not set " + name + " twice");
    }
  }

  private static String canonical(String name) {
    String known = name.equalsIgnoreCase("enabledTLSProtocols") ? "tlsVersions" : name;
    for (String allowed : ALLOWED.keySet()) {
      if (allowed.equalsIgnoreCase(known)) {
        return allowed;
      }
    }
    if (name.toLowerCase(Locale.ROOT).matches("user|password[123]?")) {
      throw MySqlUrl.refusal(
          "must not set " + name + "; give --mysqlUser and CITIZENS_MYSQL_PASSWORD");
    }
    throw MySqlUrl.refusal(
        "must not set "
            + name
            + "; remove it: only properties of encryption and of the network are allowed,"
            + " docs/mysql-session.md lists them");
  }

  private static String decoded(String name, String value) {
    try {
      return URLDecoder.decode(value, UTF_8);
    } catch (IllegalArgumentException e) {
      throw MySqlUrl.refusal("has a value of " + name + " that ends within a %-escape");
    }
  }

  private static void checkByDriver(String name, String value) {
    Properties one = new Properties();
    one.setProperty(name, value);
    try {
      new DefaultPropertySet().initializeProperties(one);
    } catch (CJException e) {
      throw MySqlUrl.refusal(
          "has a value that does not fit: " + Printable.of(e.getMessage(), SHOWN_CHARACTERS));
    }
  }

  /** Connector/J would silently take the weaker of two that contradict each other. */
  private static void checkEncryption(Map<String, String> properties) {
    boolean old =
        properties.containsKey("requireSSL") || properties.containsKey("verifyServerCertificate");
    if (properties.containsKey("sslMode") && (old || properties.containsKey("useSSL"))) {
      throw MySqlUrl.refusal(
          "must set sslMode alone, without useSSL, requireSSL and verifyServerCertificate");
    }
    if (old && properties.getOrDefault("useSSL", "true").matches("(?i)false|no")) {
      throw MySqlUrl.refusal(
          "must not set requireSSL or verifyServerCertificate beside useSSL=false");
    }
  }
}
