package dev.citizens.extract;

import dev.citizens.extract.delta.TableDelta;
import dev.citizens.extract.split.KeyRange;
import dev.citizens.extract.split.SplitTable;
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
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A table as an extract finds it when it begins: what it will read, and how many rows that are.
 *
 * @param ranges that have each of its rows once; none if there is no row
 * @param rows 0 if only changes are read: how many they are is not asked before
 * @param lateCount how its rows are counted while they are read, as {@code rows} is an estimate;
 *     null if it is not
 * @param delta which rows are read if only changes are; null: all
 */
public record TableShape(
    TableQuery query,
    TableColumns columns,
    List<KeyRange> ranges,
    long rows,
    @Nullable String lateCount,
    @Nullable TableDelta delta)
    implements Serializable {
  /** Of all rows. */
  TableShape(TableQuery query, TableColumns columns, List<KeyRange> ranges, long rows) {
    this(query, columns, ranges, rows, null, null);
  }

  /**
   * Of changes, without a look at the rows: they are one range, so that they are of one moment.
   *
   * @throws StepFailure with status 2 as {@link TableColumns#of} says
   * @throws SQLException if the server refuses
   */
  public static TableShape ofChanges(
      Connection connection, TableQuery query, List<Column> declared, TableDelta delta)
      throws SQLException {
    TableColumns columns = TableColumns.of(connection, query, declared);
    List<KeyRange> one = List.of(new KeyRange(" WHERE " + delta.since()));
    return new TableShape(query, columns, one, 0, null, delta);
  }

  /**
   * Looks at the table, which may take a while, as its rows are counted.
   *
   * @param columns as the server has just described them
   * @throws SQLException if the server refuses
   */
  public static TableShape of(Connection connection, TableQuery query, TableColumns columns)
      throws SQLException {
    return of(connection, query, columns, SplitTable.ROWS_PER_RANGE);
  }

  /**
   * Looks at a large table without counting its rows, which is to be done in the same transaction.
   *
   * @param connection in a transaction in which tables stay as they are
   * @return null if the table is not large, or is to be counted before
   * @throws StepFailure with status 2 as {@link TableColumns#of} says
   * @throws SQLException if the server refuses
   */
  public static @Nullable TableShape countedLater(
      Connection connection, TableQuery query, List<Column> declared) throws SQLException {
    return countedLater(connection, query, declared, SplitTable.ROWS_PER_RANGE);
  }

  /**
   * Whether it is a large table whose rows may be counted later; nothing is cut for that.
   *
   * @param columns as the server has just described them
   * @throws SQLException if the server refuses
   */
  public static boolean mayBeCountedLater(
      Connection connection, TableQuery query, TableColumns columns) throws SQLException {
    return SplitTable.mayBeCountedLater(
        connection, query.rows(), columns.key(), SplitTable.ROWS_PER_RANGE);
  }

  /** The same with ranges of about that many rows. */
  static @Nullable TableShape countedLater(
      Connection connection, TableQuery query, List<Column> declared, long rowsPerRange)
      throws SQLException {
    TableColumns columns = TableColumns.of(connection, query, declared);
    SplitTable split =
        SplitTable.countedLater(connection, query.rows(), columns.key(), rowsPerRange);
    return split == null
        ? null
        : new TableShape(query, columns, split.ranges(), split.rows(), split.lateCount(), null);
  }

  /** The same with ranges of about that many rows. */
  static TableShape of(
      Connection connection, TableQuery query, TableColumns columns, long rowsPerRange)
      throws SQLException {
    SplitTable split = SplitTable.of(connection, query.rows(), columns.key(), rowsPerRange);
    return new TableShape(query, columns, split.ranges(), split.rows());
  }

  /** Whether it is known how many rows will be read. */
  public boolean isExact() {
    return isCounted() && delta == null;
  }

  /** Whether it is known how many rows it has. */
  public boolean isCounted() {
    return lateCount == null;
  }

  /**
   * The same with its rows counted.
   *
   * @param connection in the transaction in which it was looked at
   * @throws SQLException if the server refuses
   */
  public TableShape counted(Connection connection) throws SQLException {
    if (isCounted()) {
      return this;
    }
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery(lateCount)) {
      count.next();
      return new TableShape(query, columns, ranges, count.getLong(1), null, delta);
    }
  }

  /** The SQL for the rows of a range. */
  String sql(KeyRange range) {
    return delta == null
        ? query.rows(columns.values(), range)
        : query.changes(columns.values(), delta.isExtracted(), range);
  }

  /**
   * Compares what was read with what was there.
   *
   * @throws StepFailure with status 20 if rows are missing, or there are more
   */
  public void requireAll(long rowsRead) {
    if (!isCounted()) {
      throw new IllegalStateException("the rows of " + query.title() + " have not been counted");
    }
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
            "%s had %,d rows%s when they were counted, and %,d were read: %s; nothing of it"
                + " was published, run extract again when nobody changes it",
            query.title(),
            rows,
            isWhole ? "" : " that meet where",
            rowsRead,
            isWhole ? reason : reason + ", or where was true of others each time"));
  }
}
