package dev.citizens.extract;

import dev.citizens.extract.DescribeTable.Described;
import dev.citizens.extract.split.SplitKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * All that the server says of a table, whether it can be extracted or not.
 *
 * @param columns in the table's order, without invisible ones
 * @param key the columns of its primary key, in order; empty if it has none
 * @param splitColumn by whose values it is read in ranges; null if it is read in one piece
 */
public record SeenTable(
    ListedTable table, List<SeenColumn> columns, List<String> key, @Nullable String splitColumn) {

  /**
   * A column.
   *
   * @param required whether each row has a value
   * @param serverType as in its definition, such as {@code enum('G','PG')}
   * @param inKey whether a key, its own or that of another table, has it
   */
  public record SeenColumn(
      TableColumn column, boolean required, String serverType, boolean inKey) {}

  private record Definition(String serverType, boolean inKey) {
    static final Definition UNKNOWN = new Definition("", false);
  }

  /**
   * Asks the server, without reading a row.
   *
   * @throws SQLException if the server refuses, as for a table that may not be read
   */
  public static SeenTable of(Connection connection, ListedTable table) throws SQLException {
    return new SeenTable(
        table,
        columns(connection, table.name()),
        DescribeTable.primaryKey(connection, table.name()),
        SplitKey.choose(connection, table.name()).orElse(null));
  }

  private static List<SeenColumn> columns(Connection connection, String table) throws SQLException {
    List<Described> described = DescribeTable.described(connection, "*", table);
    Map<String, Definition> definitions = definitions(connection, table);
    return described.stream().map(each -> column(each, definitions)).toList();
  }

  private static SeenColumn column(Described each, Map<String, Definition> definitions) {
    Definition defined = definitions.getOrDefault(each.column().name(), Definition.UNKNOWN);
    return new SeenColumn(each.column(), each.required(), defined.serverType, defined.inKey);
  }

  private static Map<String, Definition> definitions(Connection connection, String table)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT COLUMN_NAME, COLUMN_TYPE, COLUMN_KEY FROM information_schema.COLUMNS"
                + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?")) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        Map<String, Definition> definitions = new HashMap<>();
        while (rows.next()) {
          definitions.put(
              rows.getString(1), new Definition(rows.getString(2), !rows.getString(3).isEmpty()));
        }
        return definitions;
      }
    }
  }
}
