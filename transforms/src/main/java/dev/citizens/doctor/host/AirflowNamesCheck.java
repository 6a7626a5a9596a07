package dev.citizens.doctor.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.citizens.doctor.Check;
import dev.citizens.doctor.Finding;
import dev.citizens.doctor.Findings;
import dev.citizens.failures.ExitStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Airflow has the connections and variables that the DAG uses, by their names; values are not
 * looked at. Only where an Airflow is configured.
 */
public final class AirflowNamesCheck implements Check {
  /** Starting the command alone takes Airflow several seconds. */
  private static final Duration LIMIT = Duration.ofSeconds(40);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> environment;
  private final List<String> connections;
  private final List<String> variables;
  private final CommandOutput commands;

  public AirflowNamesCheck(
      Map<String, String> environment, List<String> connections, List<String> variables) {
    this(environment, connections, variables, CommandOutput.OF_PROCESS);
  }

  AirflowNamesCheck(
      Map<String, String> environment,
      List<String> connections,
      List<String> variables,
      CommandOutput commands) {
    this.environment = environment;
    this.connections = connections;
    this.variables = variables;
    this.commands = commands;
  }

  @Override
  public String name() {
    return "airflow names";
  }

  @Override
  public ExitStatus area() {
    return ExitStatus.WRONG_USE;
  }

  @Override
  public Duration limit() {
    return LIMIT;
  }

  @Override
  public Finding run() throws InterruptedException {
    boolean configured =
        environment.keySet().stream()
            .anyMatch(name -> name.equals("AIRFLOW_HOME") || name.startsWith("AIRFLOW__"));
    if (!configured) {
      return Finding.skipped("no Airflow here: neither AIRFLOW_HOME nor AIRFLOW__… is set");
    }
    try {
      Findings findings = new Findings();
      findings.add(judge("connection", connections, "AIRFLOW_CONN_", "conn_id"));
      findings.add(judge("variable", variables, "AIRFLOW_VAR_", "key"));
      return findings.worst();
    } catch (IOException e) {
      return Finding.fail(
          "Airflow's command failed: " + e.getMessage(),
          "whoever runs Airflow: put its 'airflow' on the PATH and run airflow db migrate; or unset"
              + " AIRFLOW_HOME where there is none");
    }
  }

  private Finding judge(String kind, List<String> wanted, String prefix, String field)
      throws IOException, InterruptedException {
    Set<String> missing = new HashSet<>(wanted);
    missing.removeIf(name -> environment.containsKey(prefix + name.toUpperCase(Locale.ROOT)));
    if (!missing.isEmpty()) {
      String list = commands.of(List.of("airflow", kind + "s", "list", "-o", "json"));
      for (JsonNode each : JSON.readTree(list)) {
        missing.remove(each.path(field).asText());
      }
    }
    if (missing.isEmpty()) {
      return Finding.ok(
          wanted.isEmpty()
              ? "no " + kind + "s are needed"
              : kind + "s " + String.join(", ", wanted));
    }
    List<String> sorted = missing.stream().sorted().toList();
    return Finding.fail(
        "no Airflow " + kind + " " + String.join(", ", sorted),
        kind.equals("connection")
            ? "whoever runs Airflow: airflow connections add " + sorted.get(0) + " --conn-uri …"
            : "whoever runs Airflow: airflow variables set " + sorted.get(0) + " VALUE");
  }
}
