package dev.citizens.report;

import dev.citizens.analysis.profile.Profile;
import dev.citizens.load.Identifier;
import dev.citizens.load.TextArray;
import dev.citizens.report.GroupChanges.Kind;
import dev.citizens.report.GroupChanges.Line;
import dev.citizens.report.GroupChanges.Part;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Compares what tables hold of two days, group by group. Of results that answered the same question
 * on both days and have a count; not of those with more than two million groups, which would take
 * as long as their load, nor of descriptions of columns, whose groups all have as many rows.
 *
 * @param order the keys in SQL that orders texts by their characters
 */
record ChangesReader(
    LocalDate runDate,
    LocalDate before,
    String table,
    String dataset,
    List<String> keys,
    List<String> order,
    String count) {
  /** Of each way in which groups change. */
  private static final int FIRST_GROUPS = 10;

  /** Of both days together. */
  private static final int MOST_ROWS = 2_000_000;

  /** A result whose lines have numbers counts no groups: then the number is its first count. */
  private static final String COMPARABLE =
      """
      SELECT result, dataset, now.key_columns, now.count_column, ARRAY(
        SELECT format('%%I', name) || CASE WHEN attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END
        FROM unnest(now.key_columns) WITH ORDINALITY AS key (name, place)
          JOIN pg_attribute ON attrelid = to_regclass(format('citizens.%%I', result))
            AND attname = name
        ORDER BY place)
      FROM citizens.run_result AS now JOIN citizens.run_result AS earlier USING (result, dataset)
      WHERE now.run_date = ? AND earlier.run_date = ? AND dataset = ANY (?)
        AND now.question = earlier.question AND now.key_columns = earlier.key_columns
        AND now.count_column = earlier.count_column AND now.key_columns <> '{}'
        AND NOT now.count_column = ANY (now.key_columns)
        AND NOT starts_with(now.question, '%s')
        AND now.rows + earlier.rows <= %s
        AND EXISTS (SELECT FROM pg_attribute
          WHERE attrelid = to_regclass(format('citizens.%%I', result))
            AND attname = now.count_column)
      ORDER BY result COLLATE "C", array_position(?, dataset)
      """
          .formatted(Profile.QUESTION, MOST_ROWS);

  /** All changes, by table and data set; none without a day before. */
  static List<GroupChanges> read(
      Connection connection, List<String> datasets, LocalDate runDate, @Nullable LocalDate before)
      throws SQLException {
    List<GroupChanges> changes = new ArrayList<>();
    if (before == null) {
      return changes;
    }
    Array names = TextArray.of(connection, datasets);
    try (PreparedStatement query = connection.prepareStatement(COMPARABLE)) {
      query.setObject(1, runDate);
      query.setObject(2, before);
      query.setArray(3, names);
      query.setArray(4, names);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          ChangesReader reader =
              new ChangesReader(
                  runDate,
                  before,
                  found.getString(1),
                  found.getString(2),
                  TextArray.read(found, 3),
                  TextArray.read(found, 5),
                  found.getString(4));
          if (reader.order.size() == reader.keys.size()) { // the table still has all of them
            changes.add(reader.read(connection));
          }
        }
      }
    }
    return List.copyOf(changes);
  }

  private GroupChanges read(Connection connection) throws SQLException {
    Map<Kind, Long> groups = new EnumMap<>(Kind.class);
    Map<Kind, List<Line>> lines = new EnumMap<>(Kind.class);
    try (PreparedStatement query = connection.prepareStatement(sql())) {
      query.setObject(1, runDate);
      query.setObject(2, before);
      query.setString(3, dataset);
      query.setObject(4, runDate);
      query.setObject(5, before);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          Kind kind = Kind.valueOf(found.getString(1));
          groups.put(kind, found.getLong(2));
          lines
              .computeIfAbsent(kind, each -> new ArrayList<>())
              .add(
                  new Line(
                      ResultReader.values(found, 5, keys.size()),
                      count(found, 4),
                      count(found, 3)));
        }
      }
    }
    List<Part> parts = new ArrayList<>();
    lines.forEach((kind, first) -> parts.add(new Part(kind, groups.get(kind), first)));
    return new GroupChanges(table, dataset, before, keys, count, List.copyOf(parts));
  }

  private static @Nullable Long count(ResultSet row, int column) throws SQLException {
    long count = row.getLong(column);
    return row.wasNull() ? null : count;
  }

  /** Names with a space are of no result. */
  private String sql() {
    String groups = String.join(", ", keys.stream().map(Identifier::quoted).toList());
    return """
    SELECT "the kind", "the groups", "the count", "the earlier", %1$s FROM (
      SELECT *, count(*) OVER (PARTITION BY "the kind") AS "the groups",
        row_number() OVER (PARTITION BY "the kind"
          ORDER BY abs(coalesce("the count", 0) - coalesce("the earlier", 0)) DESC, %2$s) AS "the place"
      FROM (
        SELECT *, CASE WHEN "the earlier" IS NULL THEN 'NEW' WHEN "the count" IS NULL THEN 'GONE'
          WHEN "the count" > "the earlier" THEN 'MORE' ELSE 'LESS' END AS "the kind"
        FROM (
          SELECT %1$s, sum(%3$s::numeric) FILTER (WHERE run_date = ?) AS "the count",
            sum(%3$s::numeric) FILTER (WHERE run_date = ?) AS "the earlier"
          FROM %4$s WHERE dataset = ? AND run_date IN (?, ?) GROUP BY %1$s
        ) AS grouped
        WHERE "the count" IS DISTINCT FROM "the earlier"
      ) AS changed
    ) AS placed
    WHERE "the place" <= %5$s ORDER BY "the kind", "the place"
    """
        .formatted(
            groups,
            String.join(", ", order),
            Identifier.quoted(count),
            Identifier.published(table),
            FIRST_GROUPS);
  }
}
