package dev.citizens.testdata;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real MySQL 9 server on 127.0.0.1, as {@link MariaDb} is one of MariaDB. Its log of changes has
 * GTIDs.
 */
public final class MySql implements MySqlServer {
  private static final String USER = "citizens";
  private static final int START_LIMIT_SECONDS = 180;
  private static final int STOP_LIMIT_SECONDS = 60;

  private static final List<String> LOG_OF_CHANGES =
      List.of(
          "--server-id=1",
          "--log-bin=binlog",
          "--gtid-mode=ON",
          "--enforce-gtid-consistency=ON",
          "--sync-binlog=0");

  private final int port;
  private final String password;
  private final Process process;
  private final ServerFolder folder;
  private final ShutdownStop shutdownStop;
  private boolean stopped;

  private MySql(int port, String password, Process process, ServerFolder folder) {
    this.port = port;
    this.password = password;
    this.process = process;
    this.folder = folder;
    this.shutdownStop = ShutdownStop.of(this);
  }

  /**
   * Starts one in a temporary folder and waits until it answers.
   *
   * @throws IOException if its programs cannot be fetched, or it can't start; nothing is left
   *     running
   */
  public static MySql start() throws IOException {
    DatabaseSettings settings = DatabaseSettings.temporary();
    int port = LocalPort.claim(settings.port());
    ServerFolder folder = ServerFolder.open(settings, "mysql");
    MySql server;
    try {
      MySqlPrograms programs = MySqlPrograms.fetch(SharedBinaries.folder(folder));
      Process process = run(programs, folder, port, settings.password());
      server = new MySql(port, settings.password(), process, folder);
    } catch (IOException | RuntimeException e) {
      folder.release();
      throw e;
    }
    try {
      server.awaitAnswer();
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static Process run(MySqlPrograms programs, ServerFolder folder, int port, String password)
      throws IOException {
    List<String> command = new ArrayList<>(programs.startCommand(folder.data(), port));
    command.addAll(LOG_OF_CHANGES);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.path().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
    builder.environment().put("CITIZENS_MYSQL_PASSWORD", password);
    return builder.start();
  }

  @Override
  public String jdbcUrl() {
    return "jdbc:mysql://127.0.0.1:" + port + "/citizens";
  }

  @Override
  public String user() {
    return USER;
  }

  @Override
  public String password() {
    return password;
  }

  @Override
  public synchronized void close() {
    if (stopped) {
      return;
    }
    stopped = true;
    // While it makes its folder, the server is a child of the script that starts it.
    List<ProcessHandle> children = process.descendants().toList();
    children.forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
    folder.release();
    shutdownStop.cancel();
  }

  private void awaitAnswer() throws IOException {
    long deadlineNanos = System.nanoTime() + START_LIMIT_SECONDS * 1_000_000_000L;
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > deadlineNanos) {
        throw new IOException("MySQL did not start: " + folder.lastError());
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while MySQL started");
      }
    }
  }

  private boolean answers() {
    try {
      DriverManager.getConnection(jdbcUrl(), USER, password).close();
      return true;
    } catch (SQLException notYet) {
      return false;
    }
  }
}
