package dev.citizens.extract;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Column;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/**
 * A table as an extract finds it when it begins: what it will read, and how many rows that are.
 *
 * @param ranges of its keys; none if no row has one, or the table cannot be split
 * @param rowsWithoutKey rows that no range has: whose split column is NULL, or all
 */
public record TableShape(
    TableQuery query, TableColumns columns, List<KeyRange> ranges, long rows, long rowsWithoutKey)
    implements Serializable {

  /**
   * Looks at the table, which may take a while, as its rows are counted.
   *
   * @throws StepFailure with status 2 as {@link TableColumns#of} says
   * @throws SQLException if the server refuses
   */
  public static TableShape of(Connection connection, TableQuery query, List<Column> declared)
      throws SQLException {
    TableColumns columns = TableColumns.of(connection, query, declared);
    boolean splits = columns.splits();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(splits ? query.bounds() : query.count())) {
      found.next();
      if (!splits) {
        return new TableShape(query, columns, List.of(), found.getLong(1), found.getLong(1));
      }
      long rows = found.getLong(4);
      long withKey = found.getLong(3);
      List<KeyRange> ranges =
          withKey == 0
              ? List.of()
              : KeyRange.tile(
                  found.getBigDecimal(1).toBigIntegerExact(),
                  found.getBigDecimal(2).toBigIntegerExact(),
                  withKey);
      return new TableShape(query, columns, ranges, rows, rows - withKey);
    }
  }

  /** The SQL for the rows of a range. */
  String rangeQuery() {
    return query.range(columns.values());
  }

  /** The SQL for the rows that no range has. */
  String restQuery() {
    return columns.splits() ? query.withoutKey(columns.values()) : query.all(columns.values());
  }

  /**
   * Compares what was read with what was there.
   *
   * @throws StepFailure with status 20 if rows are missing, or there are more
   */
  public void requireAll(long rowsRead) {
    if (rowsRead != rows) {
      throw new StepFailure(
          ExitStatus.MYSQL,
          String.format(
              Locale.ROOT,
              "table %s had %,d rows when its extract began, and %,d were read: %s; nothing of it"
                  + " was published, run extract again when nobody changes it",
              query.table(),
              rows,
              rowsRead,
              rowsRead > rows
                  ? "rows were inserted meanwhile"
                  : "rows were deleted meanwhile, or the server cuts results short"));
    }
  }
}
