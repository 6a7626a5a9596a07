package dev.citizens.extract;

import dev.citizens.extract.split.KeyRange;
import dev.citizens.extract.split.SqlName;
import dev.citizens.extract.split.TableRows;
import dev.citizens.job.Dataset;
import dev.citizens.job.MySqlTable;
import dev.citizens.job.RowCondition;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The SQL of an extract, as plain text.
 *
 * @param splitColumn null if the table is read in one piece
 * @param where which rows are read; null: all
 */
public record TableQuery(
    String table, @Nullable String splitColumn, List<String> columns, @Nullable RowCondition where)
    implements Serializable {
  /** Of all rows of a table. */
  TableQuery(String table, @Nullable String splitColumn, List<String> columns) {
    this(table, splitColumn, columns, null);
  }

  /**
   * What is asked for a data set whose columns are known.
   *
   * @param table its source
   */
  public static TableQuery of(MySqlTable table, Dataset dataset) {
    return new TableQuery(table.table(), table.splitColumn(), dataset.columnNames(), table.where());
  }

  /** The rows that are read. */
  TableRows rows() {
    return new TableRows(table, where == null ? null : where.inParentheses());
  }

  /** No rows, for their types. The split column comes last. */
  public String shape() {
    return "SELECT %s FROM %s LIMIT 0"
        .formatted(
            readColumns().stream().map(SqlName::quoted).collect(Collectors.joining(", ")),
            SqlName.quoted(table));
  }

  /** All columns that must be readable, the split column last. */
  List<String> readColumns() {
    return Stream.concat(columns.stream(), Stream.ofNullable(splitColumn)).toList();
  }

  /** No rows, for the type of one column, or the right to read it. */
  String shapeOf(String column) {
    return "SELECT %s FROM %s LIMIT 0".formatted(SqlName.quoted(column), SqlName.quoted(table));
  }

  /** No rows, to hear whether the server takes the condition. */
  String meetsCondition() {
    return "SELECT 1 FROM %s WHERE %s LIMIT 0"
        .formatted(SqlName.quoted(table), where.inParentheses());
  }

  /** The rows of a range, which has the condition already. */
  String rows(List<TableColumn> values, KeyRange range) {
    String list = values.stream().map(TableColumn::sql).collect(Collectors.joining(", "));
    return "SELECT %s FROM %s%s".formatted(list, SqlName.quoted(table), range.where());
  }

  /** As {@link #rows(List, KeyRange)}, with an expression behind the columns. */
  String changes(List<TableColumn> values, String isExtracted, KeyRange range) {
    String list = values.stream().map(TableColumn::sql).collect(Collectors.joining(", "));
    return "SELECT %s, %s FROM %s%s"
        .formatted(list, isExtracted, SqlName.quoted(table), range.where());
  }
}
