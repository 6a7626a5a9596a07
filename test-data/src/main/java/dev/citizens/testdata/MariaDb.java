package dev.citizens.testdata;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A real MariaDB server on 127.0.0.1, with the database {@code citizens} and the user {@code
 * citizens}, who has all rights on it and needs the password. No other user can log in.
 *
 * <p>It is quick rather than safe: a crash of the machine may lose data. utf8mb4, local_infile on.
 */
public final class MariaDb implements MySqlServer {
  private static final String USER = "citizens";
  private static final int START_LIMIT_SECONDS = 120;

  private final int port;
  private final String password;
  private final MariaDbProcess process;
  private final ServerFolder folder;
  private final ShutdownStop shutdownStop;

  private MariaDb(int port, String password, MariaDbProcess process, ServerFolder folder) {
    this.port = port;
    this.password = password;
    this.process = process;
    this.folder = folder;
    this.shutdownStop = ShutdownStop.of(this);
  }

  /** Starts one with {@link DatabaseSettings#temporary()}. */
  public static MariaDb start() throws IOException {
    return start(DatabaseSettings.temporary());
  }

  /**
   * Starts one and waits until it answers.
   *
   * @throws IOException if it can't start; nothing is left running
   */
  public static MariaDb start(DatabaseSettings settings) throws IOException {
    int port = LocalPort.claim(settings.port());
    ServerFolder folder = ServerFolder.open(settings, "mariadb");
    MariaDb server;
    try {
      MariaDbBinaries binaries = MariaDbBinaries.unpack(SharedBinaries.folder(folder));
      MariaDbProcess process = MariaDbProcess.start(binaries, folder, port, USER, settings);
      server = new MariaDb(port, settings.password(), process, folder);
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

  public int port() {
    return port;
  }

  /** Where the data is, for tests. */
  Path folder() {
    return folder.path();
  }

  @Override
  public synchronized void close() {
    if (process.stop()) {
      folder.release();
      shutdownStop.cancel();
    }
  }

  private void awaitAnswer() throws IOException {
    long deadlineNanos = System.nanoTime() + START_LIMIT_SECONDS * 1_000_000_000L;
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > deadlineNanos) {
        throw new IOException("MariaDB did not start: " + folder.lastError());
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while MariaDB started");
      }
    }
    process.started();
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
