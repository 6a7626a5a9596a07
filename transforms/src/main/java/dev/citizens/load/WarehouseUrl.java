package dev.citizens.load;

import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code --warehouseUrl} may say: where the server is, how the way to it is secured, and how
 * long to wait. A property that could change what is stored, or whom or where it is stored, is
 * refused by its name, so that what the program sets for itself is never overruled.
 */
final class WarehouseUrl {
  private static final String PREFIX = "jdbc:postgresql://";
  private static final String HOST = "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::\\d{1,5})?";
  private static final Pattern HOSTS_AND_DATABASE =
      Pattern.compile("(" + HOST + "(?:," + HOST + ")*)/([^/?#&\\s]+)");
  private static final Pattern PORT = Pattern.compile(":(\\d+)(?=,|$)");
  private static final int MAX_PORT = 65_535;

  private static final Pattern SWITCH = Pattern.compile("true|false");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
  private static final Pattern TEXT = Pattern.compile("[^&\\s]+");

  /** The properties that are allowed, each with the values that are. */
  private static final Map<String, Pattern> ALLOWED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("ssl", SWITCH),
              Map.entry(
                  "sslmode", Pattern.compile("disable|allow|prefer|require|verify-ca|verify-full")),
              Map.entry("sslNegotiation", Pattern.compile("postgres|direct")),
              Map.entry("sslcert", TEXT),
              Map.entry("sslkey", TEXT),
              Map.entry("sslrootcert", TEXT),
              Map.entry("channelBinding", Pattern.compile("disable|prefer|require")),
              Map.entry("gssEncMode", Pattern.compile("disable|allow|prefer|require")),
              Map.entry("connectTimeout", SECONDS),
              Map.entry("socketTimeout", SECONDS),
              Map.entry("tcpKeepAlive", SWITCH),
              Map.entry("tcpNoDelay", SWITCH),
              Map.entry("hostRecheckSeconds", SECONDS),
              Map.entry("loadBalanceHosts", SWITCH),
              Map.entry("targetServerType", Pattern.compile("any|primary|master"))));

  private WarehouseUrl() {}

  /**
   * Checks a URL.
   *
   * @return the names of the properties that it sets
   * @throws StepFailure with status 2; without the URL, which may hold a password
   */
  static Set<String> check(String url) {
    if (url.toLowerCase(Locale.ROOT).contains("password=")) {
      throw StepFailure.wrongUse(
          "--warehouseUrl must not hold a password; give it in CITIZENS_WAREHOUSE_PASSWORD");
    }
    int question = url.indexOf('?');
    String address = question < 0 ? url : url.substring(0, question);
    Matcher parts =
        HOSTS_AND_DATABASE.matcher(
            address.startsWith(PREFIX) ? address.substring(PREFIX.length()) : "");
    if (!parts.matches()) {
      throw StepFailure.wrongUse(
          "--warehouseUrl must look like jdbc:postgresql://HOST:5432/DATABASE");
    }
    checkPorts(parts.group(1));
    return question < 0 ? Set.of() : properties(url.substring(question + 1));
  }

  private static void checkPorts(String hosts) {
    Matcher ports = PORT.matcher(hosts);
    while (ports.find()) {
      int port = Integer.parseInt(ports.group(1));
      if (port < 1 || port > MAX_PORT) {
        throw StepFailure.wrongUse(
            "--warehouseUrl has the port " + port + "; it must be between 1 and " + MAX_PORT);
      }
    }
  }

  private static Set<String> properties(String query) {
    Set<String> names = new HashSet<>();
    for (String property : List.of(query.split("&", -1))) {
      String name = property.split("=", 2)[0];
      Pattern values = ALLOWED.get(name);
      if (values == null) {
        throw StepFailure.wrongUse(
            "--warehouseUrl must not set %s; allowed: %s"
                .formatted(Printable.of(name, 40), String.join(", ", ALLOWED.keySet())));
      }
      String value = property.substring(Math.min(property.length(), name.length() + 1));
      if (!values.matcher(value).matches()) {
        throw StepFailure.wrongUse(
            "--warehouseUrl sets %s to what it cannot be; allowed: %s"
                .formatted(name, described(values)));
      }
      if (!names.add(name)) {
        throw StepFailure.wrongUse("--warehouseUrl sets " + name + " twice");
      }
    }
    return names;
  }

  private static String described(Pattern values) {
    if (values == SECONDS) {
      return "a number of seconds";
    }
    return values == TEXT ? "a path" : values.pattern().replace("|", ", ");
  }
}
