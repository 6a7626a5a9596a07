package dev.citizens.load;

import dev.citizens.analysis.ResultColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What holds the values of a result's column in PostgreSQL, each as it is. This is the one place
 * that knows; a new type of results is a line of {@link #of}.
 *
 * @param sql of a column that a load makes, as PostgreSQL's {@code format_type} writes it
 * @param fitting of columns that somebody else made: names in the catalog, without a length or
 *     another limit
 */
record PostgresType(String sql, List<String> fitting) {
  /** Types that hold any text. */
  static final List<String> TEXTS = List.of("text", "varchar");

  /** Names in the catalog that SQL writes in another way. */
  private static final Map<String, String> SQL_NAMES =
      Map.of(
          "varchar",
          "varchar without a length",
          "int2",
          "smallint",
          "int4",
          "integer",
          "int8",
          "bigint",
          "numeric",
          "numeric without a precision");

  static PostgresType of(ResultColumn.Type type) {
    return switch (type) {
      case TEXT -> made("text");
      case DATE -> made("date", "date");
      case LONG, COUNT -> made("bigint", "int8", "numeric");
      case LENGTH -> made("integer", "int4", "int8", "numeric");
      case YEAR -> made("integer", "int2", "int4", "int8", "numeric");
    };
  }

  /** Any value is a text, so that a text always fits. */
  private static PostgresType made(String sql, String... fitting) {
    List<String> all = new ArrayList<>(TEXTS);
    all.addAll(List.of(fitting));
    return new PostgresType(sql, List.copyOf(all));
  }

  /**
   * What a value's text is cast to for that column.
   *
   * @return empty if the column might not hold every value as it is
   */
  Optional<String> castFor(TableDefinition.Column column) {
    if (column.baseType() != null && fitting.contains(column.baseType())) {
      return Optional.of(column.baseType());
    }
    return column.type().equals(sql) ? Optional.of(sql) : Optional.empty();
  }

  /** Those that fit, for people. */
  String allowed() {
    return String.join(
        ", ", fitting.stream().map(type -> SQL_NAMES.getOrDefault(type, type)).toList());
  }

  /** Whether a value may be longer than an entry of an index. */
  boolean isLong() {
    return sql.equals("text") || sql.equals("bytea");
  }
}
