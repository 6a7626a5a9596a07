package dev.citizens.extract;

import dev.citizens.harness.OneMariaDb;
import dev.citizens.testdata.MariaDb;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests of one connection to MariaDB, in a session as an extract has it. */
abstract class ConnectedTest {
  Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    MariaDb server = OneMariaDb.get();
    connection = new MySqlSource(server.jdbcUrl(), server.user(), server.password()).connect();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }
}
