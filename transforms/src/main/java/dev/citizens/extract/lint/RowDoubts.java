package dev.citizens.extract.lint;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.CsvScanner;
import dev.citizens.extract.ColumnDefinition;
import dev.citizens.extract.TableColumn;
import dev.citizens.extract.TableColumns;
import dev.citizens.extract.TableQuery;
import dev.citizens.extract.split.SqlName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What may be wrong with the rows of a table. */
final class RowDoubts {
  private RowDoubts() {}

  /** Those of its columns, in their order, and that of the row as a whole behind them. */
  static List<Doubt> of(
      Connection connection, TableQuery query, TableColumns columns, ColumnEntries entries)
      throws SQLException {
    Map<String, ColumnDefinition> definitions =
        query.source().isQuery() ? Map.of() : ColumnDefinition.of(connection, query.table());
    List<Doubt> doubts = new ArrayList<>();
    for (int i = 0; i < columns.values().size(); i++) {
      TableColumn column = columns.values().get(i);
      ColumnDefinition defined = definitions.getOrDefault(column.name(), ColumnDefinition.UNKNOWN);
      doubts.addAll(
          ColumnDoubts.of(column, columns.declared().get(i), entries, defined.characterSet()));
    }
    doubts.addAll(tooLong(columns.values(), entries));
    return doubts;
  }

  private static List<Doubt> tooLong(List<TableColumn> columns, ColumnEntries entries) {
    if (columns.stream().noneMatch(RowDoubts::isLong)) {
      return List.of();
    }
    String bytes =
        columns.stream()
            .filter(column -> length(column) != null)
            .map(RowDoubts::length)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" + "));
    List<String> longOnes =
        columns.stream().filter(RowDoubts::isLong).map(TableColumn::name).toList();
    return List.of(
        new Doubt(
            "",
            "more than %s MiB in a row".formatted(CsvScanner.MAX_RECORD_BYTES >> 20),
            bytes + " > " + CsvScanner.MAX_RECORD_BYTES,
            BadRowReason.TOO_LONG,
            true,
            entries.without(longOnes)));
  }

  /** The bytes of a column in UTF-8, in SQL; null of one that is short. */
  private static String length(TableColumn column) {
    return switch (column.type()) {
      case CHAR, VARCHAR, TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT, JSON ->
          "COALESCE(LENGTH(CONVERT(%s USING utf8mb4)), 0)".formatted(SqlName.quoted(column.name()));
      case BLOB, MEDIUMBLOB, LONGBLOB, GEOMETRY -> // two digits a byte
          "COALESCE(2 * LENGTH(%s), 0)".formatted(SqlName.quoted(column.name()));
      default -> null;
    };
  }

  private static boolean isLong(TableColumn column) {
    return switch (column.type()) {
      case MEDIUMTEXT, LONGTEXT, JSON, MEDIUMBLOB, LONGBLOB, GEOMETRY -> true;
      default -> false;
    };
  }
}
