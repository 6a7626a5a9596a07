package dev.citizens.extract.split;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Counts the rows of a table that are read, once, and cuts them into ranges by their number. No row
 * is lost or doubled, whatever an estimate says: one range ends where the next one begins, the
 * first one has no beginning, and the last one ends with the largest key that was there when it was
 * cut. A large table whose cuts need no more than estimates is counted later, while it is read.
 *
 * @param ranges none if there is no row
 * @param rows in all of them; about so many if they are counted later
 * @param lateCount how they are counted later, in SQL; null if they have been
 */
public record SplitTable(List<KeyRange> ranges, long rows, @Nullable String lateCount) {
  /** Enough ranges for all workers, and little to do again; {@link CutKeys} has more of many. */
  public static final long ROWS_PER_RANGE = 100_000;

  private static final String ENGINE =
      "SELECT ENGINE FROM information_schema.TABLES"
          + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?";

  /** To count fewer is sooner done than to begin with it beside the reading. */
  private static final int RANGES_OF_LARGE_TABLE = 10;

  /**
   * Looks at the table, which may take a while.
   *
   * @param rows of it that are read
   * @param key null if it is read in one piece
   * @param rowsPerRange that a range has at most if its keys are many and estimates are good; up to
   *     about twice as many else, and four times as many of a large table
   * @throws SQLException if the server refuses
   */
  public static SplitTable of(
      Connection connection, TableRows rows, @Nullable SplitKey key, long rowsPerRange)
      throws SQLException {
    return key == null || !key.splits()
        ? whole(connection, rows)
        : byKey(connection, rows, key, rowsPerRange);
  }

  /**
   * Cuts a large table without a count. What is counted later are the same rows only in a
   * transaction in which the table stays as it is.
   *
   * @return null if the table is not large, or must be counted to be cut, or does not stay as it is
   * @throws SQLException if the server refuses
   */
  public static @Nullable SplitTable countedLater(
      Connection connection, TableRows rows, @Nullable SplitKey key, long rowsPerRange)
      throws SQLException {
    Long expected = expectedOfLarge(connection, rows, key, rowsPerRange);
    if (expected == null) {
      return null;
    }
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT %s FROM %s".formatted(key.bounds(), rows.from()))) {
      found.next();
      String first = found.getString(1);
      String last = found.getString(2);
      if (first == null) {
        return null;
      }
      CutKeys cut = new CutKeys(connection, rows, key, rowsPerRange);
      List<KeyRange> ranges = new ArrayList<>(cut.ranges(first, last, expected));
      if (key.isNullable()) {
        ranges.add(KeyRange.withoutKey(key.quoted()));
      }
      return new SplitTable(List.copyOf(ranges), expected, "SELECT COUNT(*) FROM " + rows.from());
    }
  }

  /**
   * Whether it is worth a transaction to try {@link #countedLater}, which still may find no key.
   *
   * @throws SQLException if the server refuses
   */
  public static boolean mayBeCountedLater(
      Connection connection, TableRows rows, @Nullable SplitKey key, long rowsPerRange)
      throws SQLException {
    return expectedOfLarge(connection, rows, key, rowsPerRange) != null;
  }

  /** About how many rows a large table has that is cut by estimates; null of any other. */
  private static @Nullable Long expectedOfLarge(
      Connection connection, TableRows rows, @Nullable SplitKey key, long rowsPerRange)
      throws SQLException {
    boolean isCutByEstimates =
        key != null
            && key.splits()
            && key.index() != null
            && key.type().isNumbered()
            && rows.condition() == null;
    if (!isCutByEstimates || !hasSnapshots(connection, rows.source().name())) {
      return null;
    }
    Long expected = ExpectedRows.of(connection, "SELECT 1 FROM " + rows.from());
    return expected != null && expected >= RANGES_OF_LARGE_TABLE * rowsPerRange ? expected : null;
  }

  private static boolean hasSnapshots(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ENGINE)) {
      statement.setString(1, table);
      try (ResultSet engine = statement.executeQuery()) {
        return engine.next() && "InnoDB".equalsIgnoreCase(engine.getString(1));
      }
    }
  }

  private static SplitTable whole(Connection connection, TableRows rows) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + rows.from())) {
      count.next();
      long number = count.getLong(1);
      List<KeyRange> ranges = number == 0 ? List.of() : List.of(rows.in(KeyRange.ALL));
      return new SplitTable(ranges, number, null);
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
      return new SplitTable(ranges.stream().map(rows::in).toList(), all, null);
    }
  }
}
