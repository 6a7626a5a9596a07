package dev.citizens.extract.split;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * An index of a table.
 *
 * @param first its first column; null if that is an expression
 * @param isOrdered whether ranges of the first column's values can be found by it
 * @param isKey whether it has each row exactly once, by values that are never NULL
 * @param sorted its first columns, as far as it has the rows in their order
 */
public record KeyIndex(
    String name, @Nullable String first, boolean isOrdered, boolean isKey, List<String> sorted) {

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
    return of(connection, SqlName.quoted(source.name())).stream()
        .filter(index -> index.isKey && index.isOrdered && index.first != null)
        .findFirst()
        .map(index -> index.sortedBy(readable))
        .orElse(List.of());
  }

  private List<String> sortedBy(List<String> readable) {
    return sorted.stream()
        .takeWhile(column -> readable.stream().anyMatch(column::equalsIgnoreCase))
        .toList();
  }

  /**
   * Those of a table, the primary key first, then unique ones; none of a view.
   *
   * @param table in backticks
   */
  static List<KeyIndex> of(Connection connection, String table) throws SQLException {
    Map<String, List<IndexColumn>> indexes = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW INDEX FROM " + table)) {
      Set<String> labels = labels(rows.getMetaData());
      while (rows.next()) {
        indexes
            .computeIfAbsent(rows.getString("Key_name"), name -> new ArrayList<>())
            .add(IndexColumn.of(rows, labels));
      }
    }
    return indexes.entrySet().stream().map(each -> of(each.getKey(), each.getValue())).toList();
  }

  private static KeyIndex of(String name, List<IndexColumn> columns) {
    IndexColumn first = columns.get(0);
    List<String> sorted =
        columns.stream()
            .takeWhile(
                column -> column.goesOnFrom(first)) // behind it the server would have to sort
            .map(IndexColumn::name)
            .toList();
    boolean isOrdered = first.isWhole && first.isOfOrder;
    boolean isKey = columns.stream().allMatch(IndexColumn::isUnique);
    return new KeyIndex(name, first.name, isOrdered, isKey, sorted);
  }

  /**
   * A column of an index.
   *
   * @param name null of an expression
   * @param isWhole whether all of the value is in the index, and not only a text's beginning
   * @param direction of the order
   * @param isUnique whether the index is, and the column never NULL
   * @param isOfOrder whether the index has an order, and may be used
   */
  private record IndexColumn(
      @Nullable String name,
      boolean isWhole,
      @Nullable String direction,
      boolean isUnique,
      boolean isOfOrder) {
    static IndexColumn of(ResultSet row, Set<String> labels) throws SQLException {
      return new IndexColumn(
          row.getString("Column_name"),
          row.getString("Sub_part") == null,
          row.getString("Collation"),
          row.getInt("Non_unique") == 0 && !row.getString("Null").equals("YES"),
          row.getString("Index_type").equals("BTREE") && !isHidden(row, labels));
    }

    boolean goesOnFrom(IndexColumn first) {
      return name != null && isWhole && Objects.equals(direction, first.direction);
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
