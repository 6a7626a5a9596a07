package dev.citizens.extract;

import dev.citizens.extract.split.FromClause;
import dev.citizens.extract.split.KeyRange;
import dev.citizens.extract.split.SqlName;
import dev.citizens.extract.split.TableRows;
import dev.citizens.job.Dataset;
import dev.citizens.job.FreeQuery;
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
 * @param place the job file and the line of the query, for complaints; null of a table
 * @param splitColumn null if the table is read in one piece
 * @param where which rows are read; null: all
 */
public record TableQuery(
    FromClause source,
    @Nullable String place,
    @Nullable String splitColumn,
    List<String> columns,
    @Nullable RowCondition where)
    implements Serializable {
  /** Of all rows of a table. */
  TableQuery(String table, @Nullable String splitColumn, List<String> columns) {
    this(table, splitColumn, columns, null);
  }

  /** Of a table. */
  TableQuery(
      String table,
      @Nullable String splitColumn,
      List<String> columns,
      @Nullable RowCondition where) {
    this(FromClause.table(table), null, splitColumn, columns, where);
  }

  /**
   * What is asked for a data set whose columns are known.
   *
   * @param table its source
   */
  public static TableQuery of(MySqlTable table, Dataset dataset) {
    return of(table, dataset.readColumnNames());
  }

  /** What is asked of these columns of a data set. */
  static TableQuery of(MySqlTable table, List<String> columns) {
    FreeQuery query = table.query();
    return new TableQuery(
        new FromClause(table.table(), query == null ? null : query.sql()),
        query == null ? null : query.place(),
        table.splitColumn(),
        columns,
        table.where());
  }

  /** The name of the table; of a query, that of the data set. */
  public String table() {
    return source.name();
  }

  /** For people. */
  public String title() {
    return source.title();
  }

  /** The rows that are read, as they stand behind {@code FROM}. */
  public String extracted() {
    return source.sql() + (where == null ? "" : " WHERE " + where.inParentheses());
  }

  /** The rows that are read. */
  TableRows rows() {
    return new TableRows(source, where == null ? null : where.inParentheses());
  }

  /**
   * The first of the rows that are read.
   *
   * @param order columns by which an index has them in order; none: as the server likes
   */
  String first(List<TableColumn> values, List<String> order, int most) {
    String list = values.stream().map(TableColumn::sql).collect(Collectors.joining(", "));
    String by = order.stream().map(SqlName::quoted).collect(Collectors.joining(", "));
    return "SELECT %s FROM %s%s LIMIT %s"
        .formatted(list, extracted(), by.isEmpty() ? "" : " ORDER BY " + by, most);
  }

  /** No rows, for their types. The split column comes last. */
  public String shape() {
    return "SELECT %s FROM %s LIMIT 0"
        .formatted(
            readColumns().stream().map(SqlName::quoted).collect(Collectors.joining(", ")),
            source.sql());
  }

  /** All columns that must be readable, the split column last. */
  List<String> readColumns() {
    return Stream.concat(columns.stream(), Stream.ofNullable(splitColumn)).toList();
  }

  /** No rows, for the type of one column, or the right to read it. */
  String shapeOf(String column) {
    return "SELECT %s FROM %s LIMIT 0".formatted(SqlName.quoted(column), source.sql());
  }

  /** No rows, to hear whether the server takes the condition. */
  String meetsCondition() {
    return "SELECT 1 FROM %s WHERE %s LIMIT 0".formatted(source.sql(), where.inParentheses());
  }

  /** The rows of a range, which has the condition already. */
  String rows(List<TableColumn> values, KeyRange range) {
    String list = values.stream().map(TableColumn::sql).collect(Collectors.joining(", "));
    return "SELECT %s FROM %s%s".formatted(list, source.sql(), range.where());
  }

  /** As {@link #rows(List, KeyRange)}, with an expression behind the columns. */
  String changes(List<TableColumn> values, String isExtracted, KeyRange range) {
    String list = values.stream().map(TableColumn::sql).collect(Collectors.joining(", "));
    return "SELECT %s, %s FROM %s%s".formatted(list, isExtracted, source.sql(), range.where());
  }
}
