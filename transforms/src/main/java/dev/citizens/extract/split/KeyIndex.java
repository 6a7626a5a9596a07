package dev.citizens.extract.split;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * An index of a table.
 *
 * @param first its first column; null if that is an expression
 * @param isOrdered whether ranges of the first column's values can be found by it
 * @param isKey whether it has each row exactly once, by values that are never NULL
 */
public record KeyIndex(String name, @Nullable String first, boolean isOrdered, boolean isKey) {

  /**
   * The columns of the primary key, else of a unique key without NULL, as far as its index has the
   * rows in their order: the first of them are read without reading the others.
   *
   * @param readable those that are read anyway; others the user may have no right to
   * @return empty of a query, or if there is no such key
   * @throws SQLException if the server refuses
   */
  public static List<String> order(Connection connection, FromClause source, List<String> readable)
      throws SQLException {
    if (source.isQuery()) {
      return List.of();
    }
    String table = SqlName.quoted(source.name());
    for (KeyIndex index : of(connection, table)) {
      if (index.isKey && index.isOrdered && index.first != null) {
        return columns(connection, table, index.name).stream()
            .takeWhile(column -> readable.stream().anyMatch(column::equalsIgnoreCase))
            .toList();
      }
    }
    return List.of();
  }

  private static List<String> columns(Connection connection, String table, String index)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW INDEX FROM " + table)) {
      List<String> columns = new ArrayList<>();
      String direction = null;
      while (rows.next()) {
        if (rows.getString("Key_name").equals(index)) {
          String column = rows.getString("Column_name");
          direction = columns.isEmpty() ? rows.getString("Collation") : direction;
          boolean isWhole = column != null && rows.getString("Sub_part") == null;
          if (!isWhole || !Objects.equals(rows.getString("Collation"), direction)) {
            break; // from here on the server would have to sort
          }
          columns.add(column);
        }
      }
      return columns;
    }
  }

  /**
   * Those of a table, the primary key first, then unique ones; none of a view.
   *
   * @param table in backticks
   */
  static List<KeyIndex> of(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW INDEX FROM " + table)) {
      Set<String> labels = labels(rows.getMetaData());
      List<KeyIndex> indexes = new ArrayList<>();
      while (rows.next()) {
        boolean hasValues = rows.getInt("Non_unique") == 0 && !rows.getString("Null").equals("YES");
        if (rows.getInt("Seq_in_index") == 1) {
          boolean isWhole = rows.getString("Sub_part") == null; // not only of a text's beginning
          boolean isOrdered = isWhole && rows.getString("Index_type").equals("BTREE");
          boolean isUsed = !isHidden(rows, labels);
          indexes.add(
              new KeyIndex(
                  rows.getString("Key_name"),
                  rows.getString("Column_name"),
                  isOrdered && isUsed,
                  hasValues));
        } else if (!hasValues) {
          KeyIndex last = indexes.remove(indexes.size() - 1);
          indexes.add(new KeyIndex(last.name, last.first, last.isOrdered, false));
        }
      }
      return indexes;
    }
  }

  private static Set<String> labels(ResultSetMetaData columns) throws SQLException {
    Set<String> labels = new HashSet<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      labels.add(columns.getColumnLabel(i));
    }
    return labels;
  }

  /** MySQL calls it invisible, MariaDB ignored: the optimizer may not use it. */
  private static boolean isHidden(ResultSet row, Set<String> labels) throws SQLException {
    return (labels.contains("Visible") && row.getString("Visible").equals("NO"))
        || (labels.contains("Ignored") && row.getString("Ignored").equals("YES"));
  }
}
