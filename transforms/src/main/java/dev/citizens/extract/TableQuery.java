package dev.citizens.extract;

import dev.citizens.job.Extract;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/** The SQL of an extract, as plain text. */
public record TableQuery(String table, String splitColumn, List<String> columns)
    implements Serializable {

  /** What is asked for an extract of the job file. */
  public static TableQuery of(Extract extract) {
    return new TableQuery(extract.table(), extract.splitColumn(), extract.columns());
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

  /** No rows, for their types. The split column comes first. */
  public String shape() {
    String list = columns.stream().map(TableQuery::quote).collect(Collectors.joining(", "));
    return "SELECT %s, %s FROM %s LIMIT 0".formatted(quote(splitColumn), list, quote(table));
  }

  /** No rows, for the type of one column, or the right to read it. */
  String shapeOf(String column) {
    return "SELECT %s FROM %s LIMIT 0".formatted(quote(column), quote(table));
  }

  /** All rows; the parameter is a number that each row begins with. */
  String all(List<TableColumn> values) {
    String list = values.stream().map(TableColumn::sql).collect(Collectors.joining(", "));
    return "SELECT ?, %s FROM %s".formatted(list, quote(table));
  }

  /** The rows of a key range; its two ends are the last parameters. */
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
