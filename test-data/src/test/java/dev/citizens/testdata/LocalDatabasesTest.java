package dev.citizens.testdata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real command in a process of its own. */
@Timeout(180)
class LocalDatabasesTest {
  private static final int SIGTERM_STATUS = 143;

  @TempDir Path folder;

  @Test
  void runsBothServersUntilSigterm() throws Exception {
    int mysqlPort = LocalPort.claim(0);
    int postgresPort = LocalPort.claim(0);
    Process command = run(mysqlPort, postgresPort);
    try (BufferedReader out = command.inputReader(UTF_8)) {
      assertThat(out.readLine(), is("ready"));
      DriverManager.getConnection(
              "jdbc:mysql://127.0.0.1:" + mysqlPort + "/citizens", "citizens", "for mysql")
          .close();
      DriverManager.getConnection(
              "jdbc:postgresql://127.0.0.1:" + postgresPort + "/warehouse", "citizens", "for pg")
          .close();

      // By its handle: Process.destroy() would also close the stream that is read next.
      command.toHandle().destroy();

      assertThat(out.readLine() == null, is(true));
      assertThat(command.waitFor(), is(SIGTERM_STATUS));
    }
    assertThat(errors(), is(""));
    assertThat(LocalPort.claim(mysqlPort), is(mysqlPort));
    assertThat(LocalPort.claim(postgresPort), is(postgresPort));
  }

  @Test
  void ifOneCannotStartTheOtherIsStopped() throws Exception {
    int postgresPort = LocalPort.claim(0);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process command = run(taken.getLocalPort(), postgresPort);

      assertThat(command.waitFor(120, TimeUnit.SECONDS), is(true));
      assertThat(command.exitValue(), is(1));
      assertThat(
          errors(),
          startsWith("local-databases: port " + taken.getLocalPort() + " on 127.0.0.1 can't be"));
      assertThat(errors().lines().count(), is(1L));
    }
    assertThat(LocalPort.claim(postgresPort), is(postgresPort));
  }

  @Test
  void aMissingArgumentIsStatus2() throws Exception {
    Process command = start(List.of("--dir=" + folder));

    assertThat(command.waitFor(), is(2));
    assertThat(errors(), is("local-databases: --mysql-port=… is missing\n"));
  }

  private Process run(int mysqlPort, int postgresPort) throws IOException {
    return start(
        List.of(
            "--dir=" + folder.resolve("databases"),
            "--mysql-port=" + mysqlPort,
            "--postgres-port=" + postgresPort));
  }

  private Process start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dfile.encoding=UTF-8", "-cp", System.getProperty("java.class.path")));
    command.add(LocalDatabases.class.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CITIZENS_MYSQL_PASSWORD", "for mysql");
    builder.environment().put("CITIZENS_WAREHOUSE_PASSWORD", "for pg");
    builder.redirectError(folder.resolve("err").toFile());
    return builder.start();
  }

  private String errors() throws IOException {
    return Files.readString(folder.resolve("err"));
  }
}
