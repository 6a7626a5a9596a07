package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.citizens.failures.ExitStatus;
import dev.citizens.load.Warehouse;
import dev.citizens.testdata.MariaDb;
import dev.citizens.testdata.Postgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole doctor of the profile direct: real databases, a lake on the local disk. */
class DoctorStepTest {
  @TempDir static Path folder;
  private static MariaDb mariaDb;
  private static Postgres postgres;

  @BeforeAll
  static void start() throws IOException, SQLException {
    PipelineOptionsFactory.register(CitizensOptions.class);
    mariaDb = MariaDb.start();
    postgres = Postgres.start();
    new Warehouse(postgres.jdbcUrl(), postgres.user(), postgres.password()).migrate();
    try (Connection connection =
            DriverManager.getConnection(mariaDb.jdbcUrl(), mariaDb.user(), mariaDb.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE citizens (id BIGINT PRIMARY KEY, name VARCHAR(99), birth_date DATE,"
              + " city VARCHAR(99), country VARCHAR(99))");
    }
    secret("mysql.password", mariaDb.password());
    secret("warehouse.password", postgres.password());
  }

  @AfterAll
  static void stop() {
    mariaDb.close();
    postgres.close();
  }

  private static void secret(String name, String password) throws IOException {
    Path file = Files.writeString(folder.resolve(name), password + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private record Run(ExitStatus status, String output) {}

  private static Run run(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "--runner=DirectRunner",
                "--job=" + Path.of("..", "runner-config", "job.yaml"),
                "--lake=" + folder.resolve("lake").toUri(),
                "--mysqlUrl=" + mariaDb.jdbcUrl(),
                "--mysqlPasswordFile=" + folder.resolve("mysql.password"),
                "--warehouseUrl=" + postgres.jdbcUrl(),
                "--warehousePasswordFile=" + folder.resolve("warehouse.password")));
    Set<String> replaced = new HashSet<>();
    List.of(more).forEach(option -> replaced.add(option.replaceFirst("=.*", "=")));
    args.removeIf(option -> replaced.contains(option.replaceFirst("=.*", "=")));
    args.addAll(List.of(more));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ExitStatus status =
        DoctorStep.run(args, Map.of(), new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return new Run(status, bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void healthy() throws IOException {
    Run run = run("--json");
    JsonNode json = new ObjectMapper().readTree(run.output());
    assertThat(run.output(), json.path("status").asInt(), is(0));
    for (JsonNode check : json.path("checks")) {
      boolean applies = !check.path("name").asText().matches("airflow.*|hdfs.*|spark.*");
      assertThat(run.output(), check.path("verdict").asText(), is(applies ? "OK" : "SKIPPED"));
    }
    assertThat(json.path("checks").size(), is(36));
  }

  @Test
  void tableByDefault() {
    assertThat(run().output(), containsString("36 checks in "));
    assertThat(run().output(), containsString("no cluster: the profile is direct"));
  }

  @Test
  void theFirstFailingAreaDecides() {
    Run run = run("--mysqlUser=nobody", "--warehouseUser=nobody");
    assertThat(run.output(), run.status(), is(ExitStatus.MYSQL));
    assertThat(run.output(), containsString("FAIL     postgres connect"));
    assertThat(run.output(), containsString("'mysql connect' failed"));
  }

  @Test
  void withoutMySqlWhereNobodyNeedsIt() {
    Run run = run("--dataset=citizens", "--mysqlUser=nobody");
    assertThat(run.output(), run.status(), is(ExitStatus.DONE));
    assertThat(run.output(), containsString("no data set has a table:"));
  }

  @Test
  void withoutAWarehouseWhereNothingIsLoaded() throws IOException {
    Path job =
        Files.writeString(
            folder.resolve("shop.yaml"),
            "name: shop\ndatasets:\n  people: {table: citizens, parquet: true}\n");
    Run run = run("--job=" + job, "--warehouseUser=nobody");
    assertThat(run.output(), run.status(), is(ExitStatus.DONE));
    assertThat(run.output(), containsString("no data set is loaded"));
  }

  @Test
  void aWrongJobFileIsAFindingToo() {
    Run run = run("--job=none.yaml", "--json");
    assertThat(run.output(), run.status(), is(ExitStatus.WRONG_USE));
    assertThat(run.output(), containsString("--job=none.yaml does not exist"));
    assertThat(run.output(), containsString("\"name\" : \"configuration\""));
  }

  @Test
  void aLakeWhoseHostIsUnknownStopsNothingElse() {
    Run run = run("--lake=hdfs://vps9.invalid:9000/lake");
    assertThat(run.output(), run.status(), is(ExitStatus.WRONG_USE));
    assertThat(run.output(), containsString("vps9.invalid has no address here"));
    assertThat(run.output(), containsString("OK       postgres migrations"));
  }
}
