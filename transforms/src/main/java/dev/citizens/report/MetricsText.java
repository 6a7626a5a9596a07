package dev.citizens.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gauges with their samples, in Prometheus' text format 0.0.4 as it is written here, so that a file
 * can be changed in part. In the order in which they came.
 */
public final class MetricsText {
  private static final Pattern HELP = Pattern.compile("# HELP (?<name>\\S+) (?<help>.*)");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "(?<name>[a-z_]+)\\{(?<labels>pipeline=\"(?<job>[^\"]*)\"[^}]*)} (?<value>\\S+)");

  private record Gauge(String help, Map<MetricLabels, String> samples) {}

  private final Map<String, Gauge> gauges = new LinkedHashMap<>();

  /** Reads what was written here; lines of any other form are left out. */
  public static MetricsText parse(String text) {
    MetricsText parsed = new MetricsText();
    for (String line : text.lines().toList()) {
      Matcher help = HELP.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (help.matches()) {
        parsed.declare(help.group("name"), help.group("help"));
      } else if (sample.matches() && parsed.gauges.containsKey(sample.group("name"))) {
        parsed.put(
            sample.group("name"), new MetricLabels(sample.group("labels")), sample.group("value"));
      }
    }
    return parsed;
  }

  /** The first job that a sample is of; empty if there is none. */
  public static Optional<String> job(String text) {
    return text.lines()
        .map(SAMPLE::matcher)
        .filter(Matcher::matches)
        .map(sample -> sample.group("job"))
        .findFirst();
  }

  /** Adds a gauge without samples behind all others; one of that name goes. */
  public void declare(String name, String help) {
    gauges.remove(name);
    gauges.put(name, new Gauge(help, new LinkedHashMap<>()));
  }

  /** Gives a sample of a gauge that is declared its value. */
  public void put(String name, MetricLabels labels, String value) {
    gauges.get(name).samples().put(labels, value);
  }

  /** The value of a sample; empty if there is none. */
  public Optional<String> value(String name, MetricLabels labels) {
    return Optional.ofNullable(gauges.get(name)).map(gauge -> gauge.samples().get(labels));
  }

  /** Takes over the gauges of another text, each as a whole. */
  public void putAll(MetricsText other) {
    gauges.putAll(other.gauges);
  }

  /** As it stands in a file. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    gauges.forEach(
        (name, gauge) -> {
          text.append("# HELP %s %s\n# TYPE %1$s gauge\n".formatted(name, gauge.help()));
          gauge
              .samples()
              .forEach(
                  (labels, value) ->
                      text.append("%s{%s} %s\n".formatted(name, labels.text(), value)));
        });
    return text.toString();
  }
}
