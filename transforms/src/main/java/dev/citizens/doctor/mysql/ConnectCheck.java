package dev.citizens.doctor.mysql;

import dev.citizens.doctor.Finding;
import dev.citizens.extract.MySqlSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;

/** The server answers, and takes user and password. */
final class ConnectCheck extends MySqlCheck {
  ConnectCheck(Supplier<MySqlSource> source) {
    super(CONNECT, source);
  }

  @Override
  Finding look(Connection connection, Statement statement) throws SQLException {
    return Finding.ok(
        value(statement, "SELECT CURRENT_USER()")
            + " on "
            + connection.getMetaData().getDatabaseProductVersion());
  }
}
