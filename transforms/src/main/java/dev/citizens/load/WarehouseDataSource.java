package dev.citizens.load;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections without a pool, each a session as {@link SessionContract} has it. */
final class WarehouseDataSource extends PGSimpleDataSource {
  private static final long serialVersionUID = 1;

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    Connection connection = super.getConnection(user, password);
    try {
      SessionContract.establish(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }
}
