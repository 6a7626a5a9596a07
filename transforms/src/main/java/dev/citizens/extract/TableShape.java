package dev.citizens.extract;

import dev.citizens.extract.split.KeyRange;
import dev.citizens.extract.split.SplitTable;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Column;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * A table as an extract finds it when it begins: what it will read, and how many rows that are.
 *
 * @param ranges that have each of its rows once; none if there is no row
 */
public record TableShape(TableQuery query, TableColumns columns, List<KeyRange> ranges, long rows)
    implements Serializable {

  /**
   * Looks at the table, which may take a while, as its rows are counted.
   *
   * @throws StepFailure with status 2 as {@link TableColumns#of} says
   * @throws SQLException if the server refuses
   */
  public static TableShape of(Connection connection, TableQuery query, List<Column> declared)
      throws SQLException {
    return of(connection, query, declared, SplitTable.ROWS_PER_RANGE);
  }

  /** As {@link #of(Connection, TableQuery, List)}, with ranges of about that many rows. */
  static TableShape of(
      Connection connection, TableQuery query, List<Column> declared, long rowsPerRange)
      throws SQLException {
    TableColumns columns = TableColumns.of(connection, query, declared);
    SplitTable split = SplitTable.of(connection, query.rows(), columns.key(), rowsPerRange);
    return new TableShape(query, columns, split.ranges(), split.rows());
  }

  /** The SQL for the rows of a range. */
  String sql(KeyRange range) {
    return query.rows(columns.values(), range);
  }

  /**
   * Compares what was read with what was there.
   *
   * @throws StepFailure with status 20 if rows are missing, or there are more
   */
  public void requireAll(long rowsRead) {
    if (rowsRead == rows) {
      return;
    }
    String reason =
        rowsRead > rows
            ? "rows were inserted meanwhile"
            : "rows were deleted meanwhile, or the server cuts results short";
    boolean isWhole = query.where() == null;
    throw new StepFailure(
        ExitStatus.MYSQL,
        String.format(
            Locale.ROOT,
            "table %s had %,d rows%s when its extract began, and %,d were read: %s; nothing of it"
                + " was published, run extract again when nobody changes it",
            query.table(),
            rows,
            isWhole ? "" : " that meet where",
            rowsRead,
            isWhole ? reason : reason + ", or where was true of others each time"));
  }
}
