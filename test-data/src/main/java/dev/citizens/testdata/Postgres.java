package dev.citizens.testdata;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A real PostgreSQL server on 127.0.0.1, with one database ({@code warehouse}) and its owner, the
 * user {@code citizens}, who needs the password (scram-sha-256). No other user can log in.
 *
 * <p>It is quick rather than safe: a crash of the machine may lose data. As root it needs the
 * command {@code unshare}, because the server refuses to be root.
 */
public final class Postgres implements AutoCloseable {
  private static final String WAREHOUSE = "warehouse";

  private final String password;
  private final String database;
  private final EmbeddedPostgres server;
  private final ServerFolder folder;
  private final ShutdownStop shutdownStop;
  private boolean closed;

  private Postgres(String password, String database, EmbeddedPostgres server, ServerFolder folder) {
    this.password = password;
    this.database = database;
    this.server = server;
    this.folder = folder;
    this.shutdownStop = ShutdownStop.of(this);
  }

  /** Starts one with {@link DatabaseSettings#temporary()}. */
  public static Postgres start() throws IOException {
    return start(DatabaseSettings.temporary());
  }

  /**
   * Starts one and waits until it answers.
   *
   * @throws IOException if it can't start; nothing is left running
   */
  public static Postgres start(DatabaseSettings settings) throws IOException {
    return start(settings, WAREHOUSE);
  }

  /** Starts a temporary one whose user may make databases and roles, who can log in too. */
  public static Postgres startForCreator() throws IOException {
    return start(DatabaseSettings.temporary(), WAREHOUSE, true);
  }

  /**
   * The same with a database of another name.
   *
   * @param database lower-case letters
   * @throws IOException if it can't start; nothing is left running
   */
  static Postgres start(DatabaseSettings settings, String database) throws IOException {
    return start(settings, database, false);
  }

  private static Postgres start(DatabaseSettings settings, String database, boolean creator)
      throws IOException {
    int port = LocalPort.claim(settings.port());
    ServerFolder folder = ServerFolder.open(settings, "postgres");
    Postgres postgres;
    try {
      EmbeddedPostgres server = PostgresProcess.start(folder, port, settings.serverOptions());
      postgres = new Postgres(settings.password(), database, server, folder);
    } catch (IOException | RuntimeException e) {
      folder.release();
      throw e;
    }
    try {
      PostgresAccess access = new PostgresAccess(folder.data());
      access.createDatabase(
          postgres.server.getPostgresDatabase(), database, settings.password(), creator);
      return postgres;
    } catch (IOException | SQLException | RuntimeException e) {
      postgres.close();
      throw new IOException("PostgreSQL started but could not be prepared: " + e.getMessage(), e);
    }
  }

  /** The address of the database. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
  }

  public String user() {
    return PostgresAccess.USER;
  }

  public String password() {
    return password;
  }

  public int port() {
    return server.getPort();
  }

  /** Where the data is, for tests. */
  Path folder() {
    return folder.path();
  }

  /** Stops the server and removes its folder if that is temporary. Does nothing the second time. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    folder.release();
    shutdownStop.cancel();
  }
}
