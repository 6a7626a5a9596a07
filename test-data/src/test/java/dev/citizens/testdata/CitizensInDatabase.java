package dev.citizens.testdata;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads a table of citizens back, from any database. */
final class CitizensInDatabase {
  private CitizensInDatabase() {}

  static List<Citizen> read(Connection connection, String table) throws SQLException {
    List<Citizen> citizens = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id, name, birth_date, city, country FROM " + table + " ORDER BY id")) {
      while (rows.next()) {
        citizens.add(
            new Citizen(
                rows.getLong(1),
                rows.getString(2),
                rows.getObject(3, LocalDate.class),
                rows.getString(4),
                rows.getString(5)));
      }
    }
    return citizens;
  }
}
