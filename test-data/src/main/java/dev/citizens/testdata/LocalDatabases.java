package dev.citizens.testdata;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs a MariaDB and a PostgreSQL server until SIGTERM or Ctrl-C: {@code --dir=DIR --mysql-port=P
 * --postgres-port=P}, the passwords of the user {@code citizens} in the environment as {@code
 * CITIZENS_MYSQL_PASSWORD} and {@code CITIZENS_WAREHOUSE_PASSWORD}.
 *
 * <p>Data stays in {@code DIR}; a later run finds it again. Prints {@code ready} when both answer.
 * Exit status: 1 one could not start, 2 wrong arguments, 143 (SIGTERM) or 130 (Ctrl-C) stopped.
 */
public final class LocalDatabases {
  private static final Set<String> ARGUMENTS = Set.of("dir", "mysql-port", "postgres-port");
  static final int MAX_PORT = 65_535;

  private LocalDatabases() {}

  public static void main(String[] arguments) throws InterruptedException {
    // The servers' own logs are in DIR; this command says one line.
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
    int status = start(arguments, System.getenv(), System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
    // The servers stop by their own shutdown hooks.
    Thread.currentThread().join();
  }

  private static int start(
      String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err)
      throws InterruptedException {
    try {
      Arguments given = Arguments.parse(arguments, ARGUMENTS);
      Path dir = Path.of(given.requiredText("dir"));
      DatabaseSettings mysql =
          settings(dir.resolve("mysql"), given.requiredNumber("mysql-port", 1, MAX_PORT))
              .withPassword(password(environment, "CITIZENS_MYSQL_PASSWORD"));
      DatabaseSettings postgres =
          settings(dir.resolve("postgres"), given.requiredNumber("postgres-port", 1, MAX_PORT))
              .withPassword(password(environment, "CITIZENS_WAREHOUSE_PASSWORD"));

      FutureTask<MariaDb> mariaDb = inBackground(() -> MariaDb.start(mysql));
      FutureTask<Postgres> warehouse = inBackground(() -> Postgres.start(postgres));
      awaitBoth(mariaDb, warehouse);
      out.println("ready");
      return 0;
    } catch (WrongUse e) {
      err.println("local-databases: " + e.getMessage());
      return 2;
    } catch (IOException e) {
      err.println("local-databases: " + e.getMessage());
      return 1;
    }
  }

  static DatabaseSettings settings(Path folder, long port) {
    return DatabaseSettings.temporary().withFolder(folder).withPort((int) port);
  }

  static String password(Map<String, String> environment, String variable) throws WrongUse {
    String password = environment.get(variable);
    if (password == null || password.isEmpty()) {
      throw new WrongUse("the environment variable " + variable + " is not set");
    }
    return password;
  }

  private static <T> FutureTask<T> inBackground(Callable<T> start) {
    FutureTask<T> task = new FutureTask<>(start);
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  /** Waits for both even if the first fails, so that exit finds the other one's shutdown hook. */
  private static void awaitBoth(FutureTask<?> first, FutureTask<?> second)
      throws IOException, InterruptedException {
    IOException firstFailure = failure(first);
    IOException secondFailure = failure(second);
    if (firstFailure != null) {
      throw firstFailure;
    }
    if (secondFailure != null) {
      throw secondFailure;
    }
  }

  private static IOException failure(FutureTask<?> start) throws InterruptedException {
    try {
      start.get();
      return null;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return cause instanceof IOException io ? io : new IOException(cause.toString(), cause);
    }
  }
}
