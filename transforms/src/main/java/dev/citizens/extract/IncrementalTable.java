package dev.citizens.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.csv.Fingerprint;
import dev.citizens.extract.delta.ChangeColumn;
import dev.citizens.extract.delta.RowKey;
import dev.citizens.extract.delta.TableDelta;
import dev.citizens.failures.StepFailure;
import dev.citizens.failures.Suggestion;
import dev.citizens.job.Column;
import dev.citizens.job.Incremental;
import dev.citizens.job.Overlap;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A table of which only changes are to be read, as the server has it.
 *
 * @param comparesKeys whether the keys of all rows are read, too
 * @param shape differs if the text of a row that has not changed may differ: by its columns, their
 *     types on both sides, its key
 */
public record IncrementalTable(
    TableQuery query,
    ChangeColumn column,
    Overlap overlap,
    RowKey key,
    boolean comparesKeys,
    String shape) {

  /**
   * Asks the server, without reading a row.
   *
   * @param declared what the job file says of the columns that are extracted
   * @throws StepFailure with status 2 if the column is missing, or not of a type whose values grow,
   *     if the overlap is none of it, or if the table has no key
   * @throws SQLException if the server refuses
   */
  public static IncrementalTable of(
      Connection connection, TableQuery query, List<Column> declared, Incremental incremental)
      throws SQLException {
    Map<String, ColumnDefinition> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    columns.putAll(ColumnDefinition.of(connection, query.table()));
    String place = incremental.place();
    ChangeColumn column = column(query, columns, incremental);
    requireRight(connection, query, column);
    Overlap overlap = overlap(column, incremental);
    RowKey key =
        RowKey.of(
                connection,
                query.table(),
                declared,
                name -> columns.getOrDefault(name, ColumnDefinition.UNKNOWN).serverType())
            .orElseThrow(() -> StepFailure.wrongUse(noKey(query, place)));
    return new IncrementalTable(
        query,
        column,
        overlap,
        key,
        incremental.comparesKeys(),
        shape(columns, declared, column, key));
  }

  private static String noKey(TableQuery query, String place) {
    return "%s: incremental of table %s needs a primary key, or a unique one without NULL, whose columns are all extracted and have no nulls:; add them to columns, or take incremental away"
        .formatted(place, query.table());
  }

  private static ChangeColumn column(
      TableQuery query, Map<String, ColumnDefinition> columns, Incremental incremental) {
    Map<String, ChangeColumn> possible = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    columns.forEach(
        (name, definition) ->
            ChangeColumn.of(name, definition.serverType())
                .ifPresent(found -> possible.put(name, found)));
    ChangeColumn column = possible.get(incremental.by());
    if (column != null) {
      return column;
    }
    ColumnDefinition other = columns.get(incremental.by());
    String found =
        other == null
            ? "table %s has none of that name".formatted(query.table())
            : "in table %s it is %s".formatted(query.table(), other.serverType());
    throw StepFailure.wrongUse(
        "%s: incremental has by: %s, and %s; %s"
            .formatted(
                incremental.place(),
                incremental.by(),
                found,
                possible.isEmpty()
                    ? "it has no column of whole numbers, dates or times: take incremental away"
                    : Suggestion.of(
                        incremental.by(),
                        new TreeSet<>(possible.keySet()),
                        "those of whole numbers, dates and times are: ")));
  }

  /** Of a column that need not be extracted. */
  private static void requireRight(Connection connection, TableQuery query, ChangeColumn column)
      throws SQLException {
    TableQuery one = new TableQuery(query.table(), null, List.of(column.name()));
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery(one.shape())) {
      none.next();
    } catch (SQLException e) {
      throw TableRights.explained(connection, one, e);
    }
  }

  private static Overlap overlap(ChangeColumn column, Incremental incremental) {
    Overlap overlap = incremental.overlap();
    if (overlap == null) {
      return column.usualOverlap();
    }
    if (!column.takes(overlap)) {
      throw StepFailure.wrongUse(
          "%s: overlap of incremental must be %s, as %s has such"
              .formatted(
                  incremental.place(),
                  column.kind() == ChangeColumn.Kind.NUMBER
                      ? "a whole number"
                      : "a time such as 90s, 30m, 1h or 2d",
                  column));
    }
    return overlap;
  }

  private static String shape(
      Map<String, ColumnDefinition> columns, List<Column> declared, ChangeColumn by, RowKey key) {
    StringBuilder text = new StringBuilder(by.name() + by.kind() + key.columns());
    for (Column column : declared) {
      ColumnDefinition server = columns.getOrDefault(column.name(), ColumnDefinition.UNKNOWN);
      text.append('\n')
          .append(List.of(column.name(), column.type(), column.nulls(), server.serverType()))
          .append(server.characterSet());
    }
    byte[] bytes = text.toString().getBytes(UTF_8);
    return Fingerprint.of(bytes, 0, bytes.length).toString();
  }

  /**
   * What is read since a day.
   *
   * @param watermark of that day
   * @return empty if it is no value from which can be gone on
   */
  public Optional<TableDelta> since(String watermark) {
    String where = query.where() == null ? null : query.where().inParentheses();
    return column
        .since(watermark, overlap)
        .map(since -> new TableDelta(query.table(), where, column, since, key, comparesKeys));
  }

  /**
   * The largest value of the column that there is now.
   *
   * @return null if no row has one
   * @throws SQLException if the server refuses
   */
  public @Nullable String watermark(Connection connection) throws SQLException {
    return TableDelta.watermark(connection, query.table(), column);
  }
}
