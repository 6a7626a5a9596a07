package dev.citizens.sql.syntax;

import dev.citizens.csv.ColumnType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of types behind CAST: ours, and those of PostgreSQL and DuckDB that mean the same. */
final class TypeNames {
  /** What may stand there, for messages. */
  static final String ALLOWED =
      "bigint, decimal(p,s), double precision, boolean, date, time, timestamp, text";

  /** As many digits as arithmetic has. */
  private static final int MOST_DIGITS = 38;

  private static final Pattern DECIMAL =
      Pattern.compile("(?:decimal|numeric) ?\\( ?(\\d{1,2}) ?, ?(\\d{1,2}) ?\\)");

  private static final Map<String, ColumnType> NAMES =
      Map.ofEntries(
          Map.entry("bigint", ColumnType.LONG),
          Map.entry("int8", ColumnType.LONG),
          Map.entry("long", ColumnType.LONG),
          Map.entry("integer", ColumnType.LONG),
          Map.entry("int", ColumnType.LONG),
          Map.entry("double", ColumnType.DOUBLE),
          Map.entry("double precision", ColumnType.DOUBLE),
          Map.entry("float8", ColumnType.DOUBLE),
          Map.entry("boolean", ColumnType.BOOLEAN),
          Map.entry("bool", ColumnType.BOOLEAN),
          Map.entry("date", ColumnType.DATE),
          Map.entry("time", ColumnType.TIME),
          Map.entry("timestamp", ColumnType.TIMESTAMP),
          Map.entry("text", ColumnType.TEXT),
          Map.entry("varchar", ColumnType.TEXT),
          Map.entry("string", ColumnType.TEXT));

  private TypeNames() {}

  /** The type with that name. */
  static Optional<ColumnType> find(String written) {
    String name = written.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
    Matcher decimal = DECIMAL.matcher(name);
    if (!decimal.matches()) {
      return Optional.ofNullable(NAMES.get(name));
    }
    int precision = Integer.parseInt(decimal.group(1));
    int scale = Integer.parseInt(decimal.group(2));
    return precision < 1 || precision > MOST_DIGITS || scale > precision
        ? Optional.empty()
        : Optional.of(ColumnType.decimal(precision, scale));
  }
}
