package dev.citizens.testdata;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Loads rows by {@code INSERT}; the driver makes one statement of a batch (its setting {@code
 * rewriteBatchedStatements}).
 */
record BatchedInserts(String table, CitizenRows citizens) {
  /** About 1 MB, well below the smallest usual {@code max_allowed_packet}. */
  private static final int ROWS_PER_BATCH = 10_000;

  void load(Connection connection, long rows) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO " + table + " (id, name, birth_date, city, country) VALUES (?,?,?,?,?)")) {
      for (long id = 1; id <= rows; id++) {
        bind(insert, citizens.row(id));
        insert.addBatch();
        if (id % ROWS_PER_BATCH == 0 || id == rows) {
          insert.executeBatch();
          connection.commit();
        }
      }
    } finally {
      connection.setAutoCommit(autoCommit);
    }
  }

  private static void bind(PreparedStatement insert, Citizen citizen) throws SQLException {
    insert.setLong(1, citizen.id());
    insert.setString(2, citizen.name());
    // As a LocalDate: java.sql.Date goes through an instant and can lose a day.
    insert.setObject(3, citizen.birthDate());
    insert.setString(4, citizen.city());
    insert.setString(5, citizen.country());
  }
}
