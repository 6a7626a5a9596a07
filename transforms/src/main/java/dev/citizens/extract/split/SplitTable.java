package dev.citizens.extract.split;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Counts the rows of a table that are read, once, and cuts them into ranges by their number. No row
 * is lost or doubled, whatever an estimate says: one range ends where the next one begins, the
 * first one has no beginning, and the last one ends with the largest key that was there when rows
 * were counted.
 *
 * @param ranges none if there is no row
 * @param rows in all of them
 */
public record SplitTable(List<KeyRange> ranges, long rows) {
  /** About a second of reading: enough ranges for all workers, and little to do again. */
  public static final long ROWS_PER_RANGE = 100_000;

  /**
   * Looks at the table, which may take a while.
   *
   * @param rows of it that are read
   * @param key null if it is read in one piece
   * @param rowsPerRange that a range has at most if its keys are many and estimates are good; up to
   *     about twice as many else
   * @throws SQLException if the server refuses
   */
  public static SplitTable of(
      Connection connection, TableRows rows, @Nullable SplitKey key, long rowsPerRange)
      throws SQLException {
    return key == null || !key.splits()
        ? whole(connection, rows)
        : byKey(connection, rows, key, rowsPerRange);
  }

  private static SplitTable whole(Connection connection, TableRows rows) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + rows.from())) {
      count.next();
      long number = count.getLong(1);
      List<KeyRange> ranges = number == 0 ? List.of() : List.of(rows.in(KeyRange.ALL));
      return new SplitTable(ranges, number);
    }
  }

  /** By the smallest and the largest key, and the number of rows with and without one. */
  private static SplitTable byKey(
      Connection connection, TableRows rows, SplitKey key, long rowsPerRange) throws SQLException {
    String counts = "COUNT(%s), COUNT(*)".formatted(key.quoted());
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT %s, %s FROM %s".formatted(key.bounds(), counts, rows.from()))) {
      found.next();
      long withKey = found.getLong(3);
      long all = found.getLong(4);
      List<KeyRange> ranges = new ArrayList<>();
      if (withKey > 0) {
        CutKeys cut = new CutKeys(connection, rows, key, rowsPerRange);
        ranges.addAll(cut.ranges(found.getString(1), found.getString(2), withKey));
      }
      if (all > withKey) {
        ranges.add(KeyRange.withoutKey(key.quoted()));
      }
      return new SplitTable(ranges.stream().map(rows::in).toList(), all);
    }
  }
}
