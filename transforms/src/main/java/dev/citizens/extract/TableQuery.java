package dev.citizens.extract;

import dev.citizens.job.Dataset;
import dev.citizens.job.MySqlTable;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The SQL of an extract, as plain text.
 *
 * @param splitColumn null if the table is read in one piece
 */
public record TableQuery(String table, @Nullable String splitColumn, List<String> columns)
    implements Serializable {

  /**
   * What is asked for a data set whose columns are known.
   *
   * @param table its source
   */
  public static TableQuery of(MySqlTable table, Dataset dataset) {
    return new TableQuery(table.table(), table.splitColumn(), dataset.columnNames());
  }

  /** Smallest and largest key, and the number of rows with and without one. */
  String bounds() {
    String key = quote(splitColumn);
    return "SELECT MIN(%s), MAX(%s), COUNT(%s), COUNT(*) FROM %s"
        .formatted(key, key, key, quote(table));
  }

  /** The number of rows. */
  String count() {
    return "SELECT COUNT(*) FROM " + quote(table);
  }

  /** No rows, for their types. The split column comes last. */
  public String shape() {
    return "SELECT %s FROM %s LIMIT 0"
        .formatted(
            readColumns().stream().map(TableQuery::quote).collect(Collectors.joining(", ")),
            quote(table));
  }

  /** All columns that must be readable, the split column last. */
  List<String> readColumns() {
    return Stream.concat(columns.stream(), Stream.ofNullable(splitColumn)).toList();
  }

  /** No rows, for the type of one column, or the right to read it. */
  String shapeOf(String column) {
    return "SELECT %s FROM %s LIMIT 0".formatted(quote(column), quote(table));
  }

  /** All rows. */
  String all(List<TableColumn> values) {
    String list = values.stream().map(TableColumn::sql).collect(Collectors.joining(", "));
    return "SELECT %s FROM %s".formatted(list, quote(table));
  }

  /** The rows of a key range; its two ends are the parameters. */
  String range(List<TableColumn> values) {
    return all(values) + " WHERE %s BETWEEN ? AND ?".formatted(quote(splitColumn));
  }

  /** The rows that no range has: those without a key. */
  String withoutKey(List<TableColumn> values) {
    return all(values) + " WHERE %s IS NULL".formatted(quote(splitColumn));
  }

  static String quote(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
