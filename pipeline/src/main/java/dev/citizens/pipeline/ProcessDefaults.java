package dev.citizens.pipeline;

import java.net.ProxySelector;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/**
 * Language, zone and proxy of this process, whatever the JVM was told: libraries write numbers into
 * SQL and names of files by the default language, and read them by the default zone. The charset
 * can't be set any more once a JVM runs; scripts/lib/java.sh has all of these as JVM options, and
 * spark-defaults.conf those of the executors.
 */
final class ProcessDefaults {
  private static final List<String> PROXIES =
      List.of("proxyHost", "http.proxyHost", "https.proxyHost", "socksProxyHost");

  private ProcessDefaults() {}

  /** Sets them; to be called before anything else. */
  static void fix() {
    Locale.setDefault(Locale.US);
    TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
    // All that this process talks to is a host of the cluster: rows and passwords go to no other.
    ProxySelector.setDefault(ProxySelector.of(null));
    PROXIES.forEach(System::clearProperty); // PostgreSQL's driver looks for itself
  }
}
