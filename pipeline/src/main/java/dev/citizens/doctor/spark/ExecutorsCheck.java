package dev.citizens.doctor.spark;

import dev.citizens.doctor.ClockCheck;
import dev.citizens.doctor.Finding;
import dev.citizens.doctor.Findings;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Judges one thing that every executor reported. */
final class ExecutorsCheck extends SparkCheck {
  private static final int JAVA = 17;

  private final ApplicationCheck application;
  private final Function<ApplicationCheck.Probe, Finding> rule;

  private ExecutorsCheck(
      String name, ApplicationCheck application, Function<ApplicationCheck.Probe, Finding> rule) {
    super(name, APPLICATION);
    this.application = application;
    this.rule = rule;
  }

  @Override
  public Finding run() {
    return rule.apply(application.probe());
  }

  /** All checks that rest on the executors' reports. */
  static List<ExecutorsCheck> of(ApplicationCheck application, String clientVersion) {
    return List.of(
        new ExecutorsCheck(
            EXECUTOR_VERSIONS,
            application,
            probe -> each(probe, report -> versions(report, clientVersion))),
        new ExecutorsCheck(
            DRIVER_REACHABLE, application, probe -> each(probe, ExecutorsCheck::driver)),
        new ExecutorsCheck(WORKER_NAMES, application, probe -> each(probe, ExecutorsCheck::names)),
        new ExecutorsCheck(
            WORKER_CLOCKS, application, probe -> each(probe, report -> clock(probe, report))));
  }

  private static Finding each(
      ApplicationCheck.Probe probe, Function<ExecutorReport, Finding> judge) {
    Findings findings = new Findings();
    probe.reports().stream().map(judge).forEach(findings::add);
    return findings.worst();
  }

  static Finding versions(ExecutorReport report, String clientVersion) {
    String found =
        "%s: Spark %s, Java %s"
            .formatted(report.host(), report.sparkVersion(), report.javaFeature());
    if (report.javaFeature() != JAVA) {
      return Finding.fail(
          found,
          "whoever runs " + report.host() + ": set JAVA_HOME to a JDK 17 and restart the worker");
    }
    return report.sparkVersion().equals(clientVersion)
        ? Finding.ok(found)
        : Finding.fail(
            found + ", and the client is " + clientVersion,
            "whoever runs " + report.host() + ": install Spark " + clientVersion + " there");
  }

  static Finding driver(ExecutorReport report) {
    return report.driverError().isEmpty()
        ? Finding.ok(report.host() + " reads from the driver")
        : Finding.fail(
            report.host() + " cannot read from the driver: " + report.driverError(),
            "whoever launches: set CITIZENS_DRIVER_HOST to this host's address as "
                + report.host()
                + " sees it, and let it reach all ports there (upload serves the CSV file on a free"
                + " one)");
  }

  static Finding names(ExecutorReport report) {
    List<String> unknown =
        report.addresses().entrySet().stream()
            .filter(each -> each.getValue().isEmpty())
            .map(each -> each.getKey())
            .toList();
    return unknown.isEmpty()
        ? Finding.ok(report.host() + " knows " + String.join(", ", report.addresses().keySet()))
        : Finding.fail(
            report.host() + " does not know " + String.join(", ", unknown),
            "whoever runs "
                + report.host()
                + ": add 'ADDRESS NAME' for "
                + String.join(", ", unknown)
                + " to its /etc/hosts");
  }

  static Finding clock(ApplicationCheck.Probe probe, ExecutorReport report) {
    Instant clock = Instant.ofEpochMilli(report.clockMillis());
    return ClockCheck.compare("worker " + report.host(), probe.before(), clock, probe.after());
  }
}
