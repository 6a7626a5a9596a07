package dev.citizens.report;

import dev.citizens.load.Identifier;
import dev.citizens.load.TextArray;
import dev.citizens.report.ResultTable.Column;
import dev.citizens.report.ResultTable.Kind;
import dev.citizens.report.ResultTable.Line;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Reads what a table holds of a day: its first rows, those with the largest count first, as the
 * ledger says of its columns. Nothing is known of the question.
 *
 * @param datasets that have results of the day in the table, in the job's order
 * @param order the keys that the table still has, in SQL that orders texts by their characters
 * @param columns those of the result that the table still has
 * @param countColumn null if there is none
 * @param rows of the data set that has the most
 */
record ResultReader(
    LocalDate runDate,
    List<String> datasets,
    String table,
    String question,
    List<String> keys,
    List<String> order,
    List<String> columns,
    @Nullable String countColumn,
    long rows) {
  /** More are no report; countries and years fit. */
  static final int FIRST_GROUPS = 300;

  /** Of a value; more than any report shows. */
  private static final int MOST_CHARACTERS = 1_000;

  /** Rows that are in memory at once, as each may have values of megabytes. */
  private static final int FETCHED_ROWS = 20;

  /** One row a table, whatever the number of its data sets. */
  private static final String TABLES =
      """
      SELECT result, array_agg(dataset ORDER BY array_position(?, dataset)), max(rows),
        (array_agg(question ORDER BY array_position(?, dataset)))[1]
      FROM citizens.run_result WHERE run_date = ? AND dataset = ANY (?)
      GROUP BY result ORDER BY result COLLATE "C"
      """;

  private static final String COLUMNS =
      """
      SELECT key_columns, count_column, ARRAY(
        SELECT name FROM unnest(result_columns) WITH ORDINALITY AS wanted (name, place)
        WHERE EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass(?) AND attname = name)
        ORDER BY place),
        ARRAY(
        SELECT format('%I', name) || CASE WHEN attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END
        FROM unnest(key_columns) WITH ORDINALITY AS key (name, place)
          JOIN pg_attribute ON attrelid = to_regclass(?) AND attname = name
        ORDER BY place)
      FROM citizens.run_result WHERE run_date = ? AND dataset = ? AND result = ?
      """;

  /** All tables that hold results of these data sets and that day. */
  static List<ResultTable> read(Connection connection, List<String> datasets, LocalDate runDate)
      throws SQLException {
    List<ResultTable> results = new ArrayList<>();
    Array names = TextArray.of(connection, datasets);
    try (PreparedStatement query = connection.prepareStatement(TABLES)) {
      query.setArray(1, names);
      query.setArray(2, names);
      query.setObject(3, runDate);
      query.setArray(4, names);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          ResultReader result =
              of(
                  connection,
                  runDate,
                  found.getString(1),
                  TextArray.read(found, 2),
                  found.getLong(3),
                  found.getString(4));
          results.add(result.read(connection));
        }
      }
    }
    return results;
  }

  private static ResultReader of(
      Connection connection,
      LocalDate runDate,
      String table,
      List<String> datasets,
      long rows,
      String question)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
      query.setString(1, Identifier.published(table));
      query.setString(2, Identifier.published(table));
      query.setObject(3, runDate);
      query.setString(4, datasets.get(0));
      query.setString(5, table);
      try (ResultSet found = query.executeQuery()) {
        found.next();
        return new ResultReader(
            runDate,
            datasets,
            table,
            question,
            TextArray.read(found, 1),
            TextArray.read(found, 4),
            TextArray.read(found, 3),
            found.getString(2),
            rows);
      }
    }
  }

  private ResultTable read(Connection connection) throws SQLException {
    if (!columns.containsAll(keys) || (countColumn != null && !columns.contains(countColumn))) {
      return new ResultTable(table, question, rows, 0, -1, false, List.of(), null);
    }
    List<String> values = columns.stream().filter(column -> !keys.contains(column)).toList();
    try (PreparedStatement query = connection.prepareStatement(sql(values))) {
      query.setFetchSize(FETCHED_ROWS);
      query.setObject(1, runDate);
      query.setArray(2, TextArray.of(connection, datasets));
      query.setArray(3, TextArray.of(connection, datasets));
      try (ResultSet found = query.executeQuery()) {
        boolean sideBySide = datasets.size() > 1 && values.equals(List.of(countColumn));
        return sideBySide ? sideBySide(found) : oneBelowTheOther(found, values);
      }
    }
  }

  /** A line a group, with a column a data set; NULL where one has not that group. */
  private ResultTable sideBySide(ResultSet found) throws SQLException {
    List<Column> shown = new ArrayList<>(columns(found, 2, keys.size()));
    Kind kind = kind(found.getMetaData().getColumnType(keys.size() + 3));
    datasets.forEach(dataset -> shown.add(new Column(dataset, kind)));
    Map<Long, List<Object>> lineByGroup = new LinkedHashMap<>();
    while (found.next()) {
      List<Object> line = lineByGroup.get(found.getLong(1));
      if (line == null) {
        line = values(found, 2, keys.size());
        line.addAll(Collections.nCopies(datasets.size(), null));
        lineByGroup.put(found.getLong(1), line);
      }
      int dataset = datasets.indexOf(found.getString(keys.size() + 2));
      line.set(keys.size() + dataset, value(found, keys.size() + 3));
    }
    List<Line> lines = new ArrayList<>();
    lineByGroup.forEach((group, values) -> lines.add(new Line(group, values)));
    return new ResultTable(
        table, question, rows, keys.size(), keys.size(), true, List.copyOf(shown), lines);
  }

  private ResultTable oneBelowTheOther(ResultSet found, List<String> values) throws SQLException {
    boolean namesDatasets = datasets.size() > 1;
    int behindKeys = keys.size() + (namesDatasets ? 2 : 3);
    int others = values.size() + (namesDatasets ? 1 : 0);
    List<Column> shown = new ArrayList<>(columns(found, 2, keys.size()));
    shown.addAll(columns(found, behindKeys, others));
    List<Line> lines = new ArrayList<>();
    while (found.next()) {
      List<Object> line = values(found, 2, keys.size());
      line.addAll(values(found, behindKeys, others));
      lines.add(new Line(found.getLong(1), line));
    }
    int keyColumns = keys.size() + (namesDatasets ? 1 : 0);
    int measure = countColumn == null ? -1 : keyColumns + values.indexOf(countColumn);
    return new ResultTable(
        table, question, rows, keyColumns, measure, false, List.copyOf(shown), lines);
  }

  private static List<Column> columns(ResultSet found, int first, int number) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int column = first; column < first + number; column++) {
      columns.add(
          new Column(
              found.getMetaData().getColumnName(column),
              kind(found.getMetaData().getColumnType(column))));
    }
    return columns;
  }

  private static Kind kind(int sqlType) {
    return switch (sqlType) {
      case Types.DATE, Types.TIMESTAMP -> Kind.TIME;
      case Types.SMALLINT, Types.INTEGER -> Kind.WHOLE;
      case Types.BIGINT, Types.NUMERIC, Types.REAL, Types.DOUBLE -> Kind.NUMBER;
      default -> Kind.TEXT;
    };
  }

  /** The rows of the first groups: their keys, their data set, their values. */
  private String sql(List<String> values) {
    // A statement that does not group has one row and no key.
    String groups =
        keys.isEmpty()
            ? ""
            : "PARTITION BY " + String.join(", ", keys.stream().map(Identifier::quoted).toList());
    List<String> places = new ArrayList<>(List.of("\"the rank\" DESC"));
    places.addAll(order);
    List<String> selected = new ArrayList<>(keys);
    selected.add("dataset");
    selected.addAll(values);
    String columnList = String.join(", ", selected.stream().map(Identifier::quoted).toList());
    // A column of texts may hold counts too; names with a space are of no result.
    String rank =
        countColumn == null
            ? "0"
            : "max(%s::numeric) OVER (%s)".formatted(Identifier.quoted(countColumn), groups);
    return """
    SELECT "the place", %1$s FROM (
      SELECT *, dense_rank() OVER (ORDER BY %2$s) AS "the place" FROM (
        SELECT %1$s, %3$s AS "the rank" FROM %4$s WHERE run_date = ? AND dataset = ANY (?)
      ) AS ranked
    ) AS placed
    WHERE "the place" <= %5$s ORDER BY "the place", array_position(?, dataset::text)
    """
        .formatted(
            columnList, String.join(", ", places), rank, Identifier.published(table), FIRST_GROUPS);
  }

  /** The values of columns as a report shows them, in a list that may be added to. */
  static List<Object> values(ResultSet row, int first, int number) throws SQLException {
    List<Object> values = new ArrayList<>();
    for (int column = first; column < first + number; column++) {
      values.add(value(row, column));
    }
    return values;
  }

  /** A count as a number, anything else as PostgreSQL writes it, if long its beginning. */
  private static @Nullable Object value(ResultSet row, int column) throws SQLException {
    if (row.getObject(column) instanceof Long number) {
      return number;
    }
    String text = row.getString(column);
    return text == null || text.length() <= MOST_CHARACTERS
        ? text
        : text.substring(0, MOST_CHARACTERS);
  }
}
