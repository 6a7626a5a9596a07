package dev.citizens.pipeline;

import dev.citizens.doctor.spark.SparkChecks;
import dev.citizens.files.FilePath;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The hosts that a day talks to, by the names or addresses in its options. */
final class ServerHosts {
  private ServerHosts() {}

  static Set<String> of(Day day) {
    CitizensOptions options = day.citizensOptions();
    Set<String> hosts = new LinkedHashSet<>();
    Stream.of(
            new FilePath(day.lakeRoot()).fileSystem(),
            options.getMysqlUrl(),
            options.getWarehouseUrl())
        .map(ServerHosts::host)
        .filter(host -> !host.isEmpty())
        .forEach(hosts::add);
    if (day.runsOnSpark()) {
      hosts.addAll(SparkChecks.masterHosts());
    }
    return hosts;
  }

  /** The host in {@code hdfs://…} or {@code jdbc:…}; empty if there is none, or more than one. */
  static String host(String url) {
    try {
      String host = URI.create(String.valueOf(url).replaceFirst("^jdbc:", "")).getHost();
      return host == null ? "" : host;
    } catch (IllegalArgumentException notOneHost) {
      return "";
    }
  }
}
