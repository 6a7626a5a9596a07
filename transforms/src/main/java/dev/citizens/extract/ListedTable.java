package dev.citizens.extract;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * A table as a list of the server has it.
 *
 * @param type as the server calls it, such as {@code BASE TABLE} or {@code VIEW}
 * @param estimatedRows by the server's statistics, which may be old; 0 of a view
 */
public record ListedTable(String name, String type, long estimatedRows) {
  private static final Set<String> TABLES = Set.of("BASE TABLE", "SYSTEM VERSIONED");

  /** Whether it holds rows itself. */
  public boolean isTable() {
    return TABLES.contains(type);
  }

  /**
   * The tables and views of the connection's database that its user may see, by name.
   *
   * @param included patterns of {@code LIKE}, one of which must fit
   * @param excluded those of which none may fit
   */
  public static List<ListedTable> of(
      Connection connection, List<String> included, List<String> excluded) throws SQLException {
    String sql =
        "SELECT TABLE_NAME, TABLE_TYPE, COALESCE(TABLE_ROWS, 0) FROM information_schema.TABLES"
            + " WHERE TABLE_SCHEMA = DATABASE() AND ("
            + anyOf(included)
            + ") AND NOT ("
            + anyOf(excluded)
            + ") ORDER BY TABLE_NAME";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int place = 1;
      for (List<String> patterns : List.of(included, excluded)) {
        for (String pattern : patterns) {
          statement.setString(place++, pattern);
        }
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<ListedTable> tables = new ArrayList<>();
        while (rows.next()) {
          tables.add(new ListedTable(rows.getString(1), rows.getString(2), rows.getLong(3)));
        }
        return tables;
      }
    }
  }

  private static String anyOf(List<String> patterns) {
    return patterns.isEmpty()
        ? "FALSE"
        : String.join(" OR ", Collections.nCopies(patterns.size(), "TABLE_NAME LIKE ?"));
  }
}
