package dev.citizens.extract;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/** The SQL of an extract, as plain text. */
public record TableQuery(String table, String splitColumn, List<String> columns)
    implements Serializable {

  /** Smallest and largest key, and the number of rows with and without one. */
  public String bounds() {
    String key = quote(splitColumn);
    return "SELECT MIN(%s), MAX(%s), COUNT(%s), COUNT(*) FROM %s"
        .formatted(key, key, key, quote(table));
  }

  /** No rows, for their types. The split column comes first. */
  public String shape() {
    return select() + " LIMIT 0";
  }

  /** The rows of a key range; its two ends are the parameters. */
  public String range() {
    return select() + " WHERE %s BETWEEN ? AND ?".formatted(quote(splitColumn));
  }

  /** The rows that no range has: those without a key. The parameters make no difference. */
  public String rest() {
    return select() + " WHERE %s IS NULL AND ? <= ?".formatted(quote(splitColumn));
  }

  private String select() {
    String list = columns.stream().map(TableQuery::quote).collect(Collectors.joining(", "));
    return "SELECT %s, %s FROM %s".formatted(quote(splitColumn), list, quote(table));
  }

  private static String quote(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
