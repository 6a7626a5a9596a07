package dev.citizens.extract;

import dev.citizens.extract.DescribeTable.Described;
import dev.citizens.extract.split.FromClause;
import dev.citizens.extract.split.SplitKey;
import java.sql.Connection;
import java.sql.SQLException;
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
    List<Described> described = DescribeTable.described(connection, "*", FromClause.table(table));
    Map<String, ColumnDefinition> definitions = ColumnDefinition.of(connection, table);
    return described.stream().map(each -> column(each, definitions)).toList();
  }

  private static SeenColumn column(Described each, Map<String, ColumnDefinition> definitions) {
    ColumnDefinition defined =
        definitions.getOrDefault(each.column().name(), ColumnDefinition.UNKNOWN);
    return new SeenColumn(each.column(), each.required(), defined.serverType(), defined.inKey());
  }
}
