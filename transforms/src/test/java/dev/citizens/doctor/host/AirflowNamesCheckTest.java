package dev.citizens.doctor.host;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.doctor.Examination;
import dev.citizens.doctor.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AirflowNamesCheckTest {
  private static final Map<String, String> AIRFLOW = Map.of("AIRFLOW_HOME", "/srv/airflow");

  private static Examination of(Map<String, String> environment, CommandOutput airflow) {
    return Examination.of(
        new AirflowNamesCheck(
            environment, List.of("citizens_mysql"), List.of("citizens_zone"), airflow));
  }

  /** As {@code airflow connections list -o json} and the same of variables print it. */
  private static String lists(List<String> command) {
    return switch (command.get(1)) {
      case "connections" -> "[{\"id\": \"1\", \"conn_id\": \"citizens_mysql\"}]";
      case "variables" -> "[{\"key\": \"citizens_zone\"}]";
      default -> throw new IllegalArgumentException(command.toString());
    };
  }

  @Test
  void noAirflowHere() {
    of(Map.of(), command -> "")
        .says("airflow names", Verdict.SKIPPED, "neither AIRFLOW_HOME nor AIRFLOW__", "");
  }

  @Test
  void allThere() {
    of(AIRFLOW, AirflowNamesCheckTest::lists).ok("airflow names");
    of(
            Map.of(
                "AIRFLOW__CORE__DAGS_FOLDER", "x",
                "AIRFLOW_CONN_CITIZENS_MYSQL", "mysql://…",
                "AIRFLOW_VAR_CITIZENS_ZONE", "UTC"),
            command -> "[]")
        .ok("airflow names");
  }

  @Test
  void aMissingConnection() {
    of(AIRFLOW, command -> command.get(1).equals("connections") ? "[]" : lists(command))
        .says(
            "airflow names",
            Verdict.FAIL,
            "no Airflow connection citizens_mysql",
            "airflow connections add citizens_mysql")
        .status(2);
  }

  @Test
  void aMissingVariable() {
    of(AIRFLOW, command -> command.get(1).equals("variables") ? "[]" : lists(command))
        .says(
            "airflow names",
            Verdict.FAIL,
            "no Airflow variable citizens_zone",
            "airflow variables set citizens_zone");
  }

  @Test
  void anAirflowThatDoesNotRun() {
    of(
            AIRFLOW,
            command -> {
              throw new IOException("airflow ended with status 1");
            })
        .says("airflow names", Verdict.FAIL, "ended with status 1", "airflow db migrate");
    Examination.of(
            new AirflowNamesCheck(
                AIRFLOW,
                List.of("x"),
                List.of(),
                command -> CommandOutput.OF_PROCESS.of(List.of("/no/such/airflow"))))
        .says("airflow names", Verdict.FAIL, "/no/such/airflow", "on the PATH");
  }

  @Test
  void aRealProgramIsRun() throws IOException, InterruptedException {
    assertThat(CommandOutput.OF_PROCESS.of(List.of("echo", "x")), is("x\n"));
  }
}
