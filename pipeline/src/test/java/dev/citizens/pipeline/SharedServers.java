package dev.citizens.pipeline;

import dev.citizens.testdata.MariaDb;
import dev.citizens.testdata.Postgres;
import java.io.IOException;

/** The servers of all tests: a start takes seconds, so each is started once, when first needed. */
final class SharedServers {
  private static MariaDb mariaDb;
  private static Postgres postgres;
  private static HdfsServers hdfs;

  private SharedServers() {}

  /** Stops when the JVM does. */
  static synchronized MariaDb mariaDb() throws IOException {
    if (mariaDb == null) {
      mariaDb = MariaDb.start();
    }
    return mariaDb;
  }

  /** Stops when the JVM does. */
  static synchronized Postgres postgres() throws IOException {
    if (postgres == null) {
      postgres = Postgres.start();
    }
    return postgres;
  }

  /** Stops when the JVM does. */
  static synchronized HdfsServers hdfs() throws IOException {
    if (hdfs == null) {
      hdfs = HdfsServers.start();
    }
    return hdfs;
  }
}
