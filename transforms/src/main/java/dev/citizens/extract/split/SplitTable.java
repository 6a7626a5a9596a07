package dev.citizens.extract.split;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Counts the rows of a table, once, and cuts them into ranges by their number. No row is lost or
 * doubled, whatever an estimate says: one range ends where the next one begins, the first one has
 * no beginning, and the last one ends with the largest key that was there when rows were counted.
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
   * @param table its name
   * @param key null if it is read in one piece
   * @param rowsPerRange that a range has at most if its keys are many and estimates are good; up to
   *     about twice as many else
   * @throws SQLException if the server refuses
   */
  public static SplitTable of(
      Connection connection, String table, @Nullable SplitKey key, long rowsPerRange)
      throws SQLException {
    String quoted = SqlName.quoted(table);
    return key == null || !key.splits()
        ? whole(connection, quoted)
        : new Cuts(connection, quoted, key, rowsPerRange).made();
  }

  private static SplitTable whole(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      count.next();
      long rows = count.getLong(1);
      return new SplitTable(rows == 0 ? List.of() : List.of(KeyRange.ALL), rows);
    }
  }

  /** One table while it is cut. */
  private record Cuts(Connection connection, String table, SplitKey key, long rowsPerRange) {
    SplitTable made() throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet found = statement.executeQuery(bounds())) {
        found.next();
        long withKey = found.getLong(3);
        long rows = found.getLong(4);
        List<KeyRange> ranges = new ArrayList<>();
        if (withKey > 0) {
          ranges.addAll(ranges(found.getString(1), found.getString(2), withKey));
        }
        if (rows > withKey) {
          ranges.add(KeyRange.withoutKey(key.quoted()));
        }
        return new SplitTable(List.copyOf(ranges), rows);
      }
    }

    /** Smallest and largest key, and the number of rows with and without one. */
    private String bounds() {
      String column = key.quoted();
      return "SELECT %s, %s, COUNT(%s), COUNT(*) FROM %s"
          .formatted(
              key.type().selected("MIN(" + column + ")"),
              key.type().selected("MAX(" + column + ")"),
              column,
              table);
    }

    private List<KeyRange> ranges(String first, String last, long withKey) throws SQLException {
      String end = key.type().literal(last);
      if (!key.type().isNumbered()) {
        boolean isSmall = withKey <= rowsPerRange;
        WalkIndex walk = new WalkIndex(connection, table, key, rowsPerRange);
        return between(isSmall ? List.of() : walk.cuts(end), end);
      }
      Optional<KeyNumbers> numbers = KeyNumbers.of(key.type(), first, last);
      return numbers.isPresent()
          ? between(numbered(numbers.get(), withKey), end)
          : List.of(KeyRange.withKey(key.quoted()));
    }

    private List<String> numbered(KeyNumbers numbers, long withKey) throws SQLException {
      RowEstimates estimates =
          key.index() == null
              ? pieces -> Optional.empty()
              : new ExplainedRows(connection, table, key, numbers);
      return new CutByEstimates(estimates, rowsPerRange)
          .cut(numbers.first(), numbers.last(), withKey).stream()
              .skip(1)
              .map(piece -> key.type().literal(numbers.text(piece.first())))
              .toList();
    }

    private List<KeyRange> between(List<String> cuts, String last) {
      String column = key.quoted();
      if (cuts.isEmpty()) {
        return List.of(KeyRange.to(column, last));
      }
      List<KeyRange> ranges = new ArrayList<>();
      ranges.add(KeyRange.below(column, cuts.get(0)));
      for (int i = 1; i < cuts.size(); i++) {
        ranges.add(KeyRange.between(column, cuts.get(i - 1), cuts.get(i)));
      }
      ranges.add(KeyRange.to(column, cuts.get(cuts.size() - 1), last));
      return ranges;
    }
  }
}
