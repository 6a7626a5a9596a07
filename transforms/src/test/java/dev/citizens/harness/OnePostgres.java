package dev.citizens.harness;

import dev.citizens.testdata.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The PostgreSQL of this JVM, started by the first test that asks; it stops with the JVM. */
public final class OnePostgres {
  private static Postgres server;

  private OnePostgres() {}

  public static synchronized Postgres get() {
    if (server == null) {
      try {
        server = Postgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return server;
  }
}
