package dev.citizens.testdata;

/** A server of MySQL's protocol on 127.0.0.1, with the database {@code citizens}. */
public interface MySqlServer extends AutoCloseable {
  /** The address of the database {@code citizens}, for Connector/J. */
  String jdbcUrl();

  /** Who has all rights on that database. */
  String user();

  String password();

  /** Stops the server and removes its folder if that is temporary. Does nothing the second time. */
  @Override
  void close();
}
