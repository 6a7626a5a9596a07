package dev.citizens.testdata;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The process of a MariaDB server: its command line, start and stop. */
final class MariaDbProcess {
  private static final int STOP_LIMIT_SECONDS = 60;

  private final Process process;
  private final Path firstStatements;
  private boolean stopped;

  private MariaDbProcess(Process process, Path firstStatements) {
    this.process = process;
    this.firstStatements = firstStatements;
  }

  /** Makes the system tables if there are none, and starts the server without waiting for it. */
  static MariaDbProcess start(
      MariaDbBinaries binaries,
      ServerFolder folder,
      int port,
      String user,
      DatabaseSettings settings)
      throws IOException {
    if (!folder.hasData()) {
      installOrTwice(binaries, folder);
      folder.markDataComplete();
    }
    Path firstStatements = folder.tmp().resolve("first-statements.sql");
    Files.deleteIfExists(firstStatements);
    Files.createFile(
        firstStatements,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(firstStatements, firstStatements(user, settings.password()));

    List<String> command = new ArrayList<>(List.of(binaries.server().toString(), "--no-defaults"));
    addUser(command);
    options(binaries, folder, port, firstStatements, settings)
        .forEach((name, value) -> command.add("--" + name + "=" + value));
    return new MariaDbProcess(run(command, folder), firstStatements);
  }

  /** To be called when the server answers: removes the file with the password. */
  void started() throws IOException {
    Files.deleteIfExists(firstStatements);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the process cleanly, or by force after a minute; false if that was done before. */
  boolean stop() {
    if (stopped) {
      return false;
    }
    stopped = true;
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    return true;
  }

  private static Map<String, String> options(
      MariaDbBinaries binaries,
      ServerFolder folder,
      int port,
      Path firstStatements,
      DatabaseSettings settings) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("basedir", binaries.folder().toString());
    options.put("datadir", folder.data().toString());
    options.put("tmpdir", folder.tmp().toString());
    // Relative to datadir, so that a long path does not pass the limit of 107 bytes.
    options.put("socket", "server.sock");
    options.put("pid-file", "server.pid");
    options.put("bind-address", "127.0.0.1");
    options.put("port", Integer.toString(port));
    options.put("init-file", firstStatements.toString());
    options.put("skip-name-resolve", "1");
    // Making a certificate takes 7 s at each start; nothing leaves this machine.
    options.put("ssl", "0");
    options.put("character-set-server", "utf8mb4");
    options.put("local-infile", "1");
    options.put("max-allowed-packet", "64M");
    options.put("innodb-buffer-pool-size", "256M");
    options.put("innodb-flush-log-at-trx-commit", "0");
    options.put("innodb-doublewrite", "0");
    settings.serverOptions().forEach((name, value) -> options.put(name.replace('_', '-'), value));
    return options;
  }

  /**
   * MariaDB's own script has lost a temporary table once in some thousand starts, on a busy
   * machine: "Unknown table 'mysql.tmp_proxies_priv'".
   */
  private static void installOrTwice(MariaDbBinaries binaries, ServerFolder folder)
      throws IOException {
    try {
      install(binaries, folder);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      folder.removePart();
      install(binaries, folder);
    }
  }

  private static void install(MariaDbBinaries binaries, ServerFolder folder) throws IOException {
    List<String> command = new ArrayList<>(List.of(binaries.install().toString(), "--no-defaults"));
    addUser(command);
    command.add("--basedir=" + binaries.folder());
    command.add("--datadir=" + folder.data());
    command.add("--auth-root-authentication-method=normal");
    command.add("--skip-test-db");
    command.add("--skip-name-resolve");
    try {
      if (run(command, folder).waitFor() != 0) {
        throw new IOException("MariaDB's tables could not be made: " + folder.lastError());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while MariaDB's tables were made");
    }
  }

  /** The server refuses to run as root unless told that this is meant. */
  private static void addUser(List<String> command) {
    if (System.getProperty("user.name").equals("root")) {
      command.add("--user=root");
    }
  }

  /** What the server runs before it answers: no login of an administrator is needed, or left. */
  private static String firstStatements(String user, String password) {
    String literal = password.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n");
    return """
        CREATE DATABASE IF NOT EXISTS citizens CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
        CREATE OR REPLACE USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
        GRANT ALL PRIVILEGES ON citizens.* TO '%1$s'@'127.0.0.1';
        DELETE FROM mysql.global_priv WHERE User NOT IN ('%1$s', 'mariadb.sys');
        FLUSH PRIVILEGES;
        """
        .formatted(user, literal);
  }

  private static Process run(List<String> command, ServerFolder folder) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.path().toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
        .start();
  }
}
