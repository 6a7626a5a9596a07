package dev.citizens.report;

import dev.citizens.load.Identifier;
import dev.citizens.load.TextArray;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a table holds of a day: its first rows, those with the largest count first, as the ledger
 * says of its columns. Nothing is known of the question.
 *
 * @param datasets that have results of the day in the table, in the job's order
 * @param order the keys that the table still has, in SQL that orders texts by their characters
 * @param columns those of the result that the table still has
 * @param countColumn null if there is none
 * @param rows of the data set that has the most
 */
record ResultSection(
    LocalDate runDate,
    List<String> datasets,
    String table,
    String question,
    List<String> keys,
    List<String> order,
    List<String> columns,
    @Nullable String countColumn,
    long rows) {
  private static final int FIRST_ROWS = 10;

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

  /** The sections of all tables that hold results of these data sets and that day. */
  static List<ResultSection> of(Connection connection, List<String> datasets, LocalDate runDate)
      throws SQLException {
    List<ResultSection> sections = new ArrayList<>();
    Array names = TextArray.of(connection, datasets);
    try (PreparedStatement query = connection.prepareStatement(TABLES)) {
      query.setArray(1, names);
      query.setArray(2, names);
      query.setObject(3, runDate);
      query.setArray(4, names);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          sections.add(
              of(
                  connection,
                  runDate,
                  found.getString(1),
                  TextArray.read(found, 2),
                  found.getLong(3),
                  found.getString(4)));
        }
      }
    }
    return sections;
  }

  private static ResultSection of(
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
        return new ResultSection(
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

  /** Appends heading, question and rows. */
  void appendTo(StringBuilder text, Connection connection) throws SQLException {
    text.append("\n## ").append(MarkdownCell.of(table)).append("\n\n");
    text.append(MarkdownCell.of(question));
    if (!columns.containsAll(keys) || (countColumn != null && !columns.contains(countColumn))) {
      text.append("\n\nThe table has gone since, or was changed.\n");
      return;
    }
    text.append(rows > FIRST_ROWS ? "; the first " + FIRST_ROWS + " rows\n\n" : "\n\n");
    List<String> values = columns.stream().filter(column -> !keys.contains(column)).toList();
    boolean sideBySide = datasets.size() > 1 && values.equals(List.of(countColumn));
    boolean namesDatasets = datasets.size() > 1 && !sideBySide;
    List<String> header = new ArrayList<>(keys);
    header.addAll(sideBySide ? datasets : namesDatasets ? List.of("dataset") : List.of());
    header.addAll(sideBySide ? List.of() : values);
    MarkdownTable lines = new MarkdownTable(text, header);
    try (PreparedStatement query = connection.prepareStatement(sql(values))) {
      query.setObject(1, runDate);
      query.setArray(2, TextArray.of(connection, datasets));
      query.setArray(3, TextArray.of(connection, datasets));
      try (ResultSet found = query.executeQuery()) {
        if (sideBySide) {
          appendSideBySide(lines, found);
        } else {
          while (found.next()) {
            List<Object> line = values(found, 1, keys.size());
            line.addAll(
                values(found, keys.size() + (namesDatasets ? 1 : 2), header.size() - line.size()));
            lines.line(line);
          }
        }
      }
    }
  }

  /** A line a group, with a column a data set; NULL where one has not that group. */
  private void appendSideBySide(MarkdownTable lines, ResultSet found) throws SQLException {
    Map<List<Object>, Map<String, Object>> countByGroup = new LinkedHashMap<>();
    while (found.next()) {
      countByGroup
          .computeIfAbsent(values(found, 1, keys.size()), group -> new LinkedHashMap<>())
          .put(found.getString(keys.size() + 1), value(found, keys.size() + 2));
    }
    countByGroup.forEach(
        (group, counts) -> {
          List<Object> line = new ArrayList<>(group);
          datasets.forEach(dataset -> line.add(counts.get(dataset)));
          lines.line(line);
        });
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
    SELECT %1$s FROM (
      SELECT *, dense_rank() OVER (ORDER BY %2$s) AS "the place" FROM (
        SELECT %1$s, %3$s AS "the rank" FROM %4$s WHERE run_date = ? AND dataset = ANY (?)
      ) AS ranked
    ) AS placed
    WHERE "the place" <= %5$s ORDER BY "the place", array_position(?, dataset::text)
    """
        .formatted(
            columnList, String.join(", ", places), rank, Identifier.published(table), FIRST_ROWS);
  }

  private static List<Object> values(ResultSet row, int first, int number) throws SQLException {
    List<Object> values = new ArrayList<>();
    for (int column = first; column < first + number; column++) {
      values.add(value(row, column));
    }
    return values;
  }

  /** A count as a number, anything else as PostgreSQL writes it. */
  private static Object value(ResultSet row, int column) throws SQLException {
    return row.getObject(column) instanceof Long number ? number : row.getString(column);
  }
}
