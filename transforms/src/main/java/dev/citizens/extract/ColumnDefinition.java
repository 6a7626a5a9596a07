package dev.citizens.extract;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A column as its table, or view, was defined.
 *
 * @param serverType such as {@code enum('G','PG')}; empty if it is not known
 * @param characterSet of its texts; null if it has none
 * @param inKey whether a key, its own or that of another table, has it
 */
public record ColumnDefinition(String serverType, @Nullable String characterSet, boolean inKey) {
  /** Of a column that the server does not show. */
  public static final ColumnDefinition UNKNOWN = new ColumnDefinition("", null, false);

  private static final String ALL =
      "SELECT COLUMN_NAME, COLUMN_TYPE, CHARACTER_SET_NAME, COLUMN_KEY"
          + " FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?";

  /** Those of a table, by their names. */
  public static Map<String, ColumnDefinition> of(Connection connection, String table)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ALL)) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        Map<String, ColumnDefinition> definitions = new HashMap<>();
        while (rows.next()) {
          definitions.put(
              rows.getString(1),
              new ColumnDefinition(
                  rows.getString(2), rows.getString(3), !rows.getString(4).isEmpty()));
        }
        return definitions;
      }
    }
  }
}
