package dev.citizens.load;

import java.sql.Connection;
import java.sql.SQLException;

/** What an attempt stages something in: made before its pipeline runs, gone when it is done. */
public interface Staging {
  /** With the schema, for SQL. */
  String qualifiedName();

  /** Creates it, in the schema that the migrations make. */
  void create(Connection connection) throws SQLException;

  /** Drops it; does nothing if it is gone. */
  void drop(Connection connection) throws SQLException;
}
