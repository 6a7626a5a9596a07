package dev.citizens.testdata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real command in a process of its own. */
@Timeout(180)
class LocalPostgresTest {
  private static final int SIGTERM_STATUS = 143;

  @TempDir Path folder;
  private int kept;

  @Test
  void theDatabaseIsThereAgainAfterARestart() throws Exception {
    int port = LocalPort.claim(0);
    whileItRuns(port, "CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (7)");

    whileItRuns(port, "UPDATE kept SET n = n + 1");

    assertThat(errors(), is(""));
    assertThat(kept, is(8));
    assertThat(LocalPort.claim(port), is(port));
  }

  @Test
  void aMissingArgumentIsStatus2() throws Exception {
    Process command = start(List.of("--dir=" + folder, "--port=5432"));

    assertThat(command.waitFor(), is(2));
    assertThat(errors(), is("local-postgres: --database=… is missing\n"));
  }

  private void whileItRuns(int port, String... statements) throws Exception {
    Process command =
        start(List.of("--dir=" + folder.resolve("server"), "--port=" + port, "--database=airflow"));
    try (BufferedReader out = command.inputReader(UTF_8)) {
      assertThat(out.readLine(), is("ready"));
      try (Connection connection =
              DriverManager.getConnection(
                  "jdbc:postgresql://127.0.0.1:" + port + "/airflow", "citizens", "for pg");
          Statement statement = connection.createStatement()) {
        for (String each : statements) {
          statement.execute(each);
        }
        try (ResultSet result = statement.executeQuery("SELECT n FROM kept")) {
          assertThat(result.next(), is(true));
          kept = result.getInt(1);
        }
      }

      command.toHandle().destroy();

      assertThat(out.readLine() == null, is(true));
      assertThat(command.waitFor(), is(SIGTERM_STATUS));
    }
  }

  private Process start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dfile.encoding=UTF-8", "-cp", System.getProperty("java.class.path")));
    command.add(LocalPostgres.class.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CITIZENS_WAREHOUSE_PASSWORD", "for pg");
    builder.redirectError(folder.resolve("err").toFile());
    return builder.start();
  }

  private String errors() throws IOException {
    return Files.readString(folder.resolve("err"));
  }
}
