package dev.citizens.testdata;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Runs a PostgreSQL server until SIGTERM or Ctrl-C: {@code --dir=DIR --port=P --database=NAME}, the
 * password of the user {@code citizens}, who owns the database, in the environment as {@code
 * CITIZENS_WAREHOUSE_PASSWORD}.
 *
 * <p>Data stays in {@code DIR}; a later run finds it again. Prints {@code ready} when it answers.
 * Exit status: 1 it could not start, 2 wrong arguments, 143 (SIGTERM) or 130 (Ctrl-C) stopped.
 */
public final class LocalPostgres {
  private static final Set<String> ARGUMENTS = Set.of("dir", "port", "database");

  private LocalPostgres() {}

  public static void main(String[] arguments) throws InterruptedException {
    // The server's own log is in DIR; this command says one line.
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
    int status = start(arguments, System.getenv(), System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
    // The server stops by its own shutdown hook.
    Thread.currentThread().join();
  }

  private static int start(
      String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      Arguments given = Arguments.parse(arguments, ARGUMENTS);
      DatabaseSettings settings =
          LocalDatabases.settings(
                  Path.of(given.requiredText("dir")),
                  given.requiredNumber("port", 1, LocalDatabases.MAX_PORT))
              .withPassword(LocalDatabases.password(environment, "CITIZENS_WAREHOUSE_PASSWORD"));
      Postgres.start(settings, given.requiredText("database"));
      out.println("ready");
      return 0;
    } catch (WrongUse e) {
      err.println("local-postgres: " + e.getMessage());
      return 2;
    } catch (IOException e) {
      err.println("local-postgres: " + e.getMessage());
      return 1;
    }
  }
}
