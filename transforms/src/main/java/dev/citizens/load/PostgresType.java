package dev.citizens.load;

import dev.citizens.analysis.ResultColumn;
import dev.citizens.csv.ColumnType;
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
public record PostgresType(String sql, List<String> fitting) {
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
          "float8",
          "double precision",
          "bool",
          "boolean",
          "numeric",
          "numeric without a precision");

  /** Of the values of a result's column. */
  public static PostgresType of(ResultColumn column) {
    return switch (column.range()) {
      case OF_TYPE -> of(column.type());
      case COUNT -> of(ColumnType.LONG);
      case LENGTH -> made("integer", "int4", "int8", "numeric");
      case YEAR -> made("integer", "int2", "int4", "int8", "numeric");
    };
  }

  /** Of values of that type. */
  public static PostgresType of(ColumnType type) {
    return switch (type.kind()) {
      case TEXT -> made("text");
      case LONG -> made("bigint", "int8", "numeric");
      case DECIMAL -> made("numeric(%s,%s)".formatted(type.precision(), type.scale()), "numeric");
      case DOUBLE -> made("double precision", "float8");
      case BOOLEAN -> made("boolean", "bool");
      case DATE -> made("date", "date");
      case TIME -> made("time without time zone", "time");
      case TIMESTAMP -> made("timestamp without time zone", "timestamp");
      case BYTES -> made("bytea", "bytea");
      case JSON -> made("text", "json"); // jsonb would write it in another way
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
