package dev.citizens.extract.split;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * How a table will be cut into ranges, as far as it can be told without a count: by the server's
 * estimates, and the smallest and the largest key of an index.
 *
 * @param rows about how many it has; null if the server does not say
 * @param number about how many ranges it will have; null if that is not known either
 * @param ranges their conditions; none if only {@link SplitTable} finds them
 * @param withoutKey a range that there will also be if rows are without a key; null if none can be
 * @param remark what is to be said of the ranges; empty if nothing
 */
public record ExpectedSplit(
    @Nullable Long rows,
    @Nullable Long number,
    List<KeyRange> ranges,
    @Nullable KeyRange withoutKey,
    String remark) {

  /**
   * Asks the server.
   *
   * @param read those of its rows that are read
   * @param key null if it is read in one piece
   * @throws SQLException if the server refuses
   */
  public static ExpectedSplit of(
      Connection connection, TableRows read, @Nullable SplitKey key, long rowsPerRange)
      throws SQLException {
    Long rows = ExpectedRows.of(connection, "SELECT 1 FROM " + read.from());
    if (key == null || !key.splits()) {
      return new ExpectedSplit(rows, 1L, List.of(read.in(KeyRange.ALL)), null, "");
    }
    return new Guess(connection, read, key, rowsPerRange, rows).made();
  }

  /** A table with a key. */
  private record Guess(
      Connection connection, TableRows read, SplitKey key, long rowsPerRange, @Nullable Long rows) {

    ExpectedSplit made() throws SQLException {
      boolean isSmall = rows != null && rows <= rowsPerRange;
      if (key.index() == null) {
        return later(
            read.source().isQuery()
                ? "of equal width; to ask where they end is to run the query"
                : "of equal width; without an index, to ask where they end is to read the table");
      }
      if (rows == null) {
        return later("cut when the rows are counted");
      }
      if (!key.type().isNumbered() && !isSmall) {
        return later(
            String.format(
                Locale.ROOT,
                "of %,d rows each, cut by a walk along the index %s",
                rowsPerRange,
                key.index()));
      }
      return cut();
    }

    private ExpectedSplit later(String how) {
      Long number = rows == null ? null : Math.max(1, (rows + rowsPerRange - 1) / rowsPerRange);
      return new ExpectedSplit(rows, number, List.of(), withoutKey(), how);
    }

    private ExpectedSplit cut() throws SQLException {
      List<KeyRange> ranges = new ArrayList<>();
      try (Statement statement = connection.createStatement();
          ResultSet found =
              // Of all rows, which the index says; for those that meet a condition it is read.
              statement.executeQuery("SELECT %s FROM %s".formatted(key.bounds(), read.all()))) {
        found.next();
        String first = found.getString(1);
        if (first != null) {
          CutKeys cut = new CutKeys(connection, read, key, rowsPerRange);
          ranges.addAll(cut.ranges(first, found.getString(2), rows));
        }
      }
      String remark = ranges.isEmpty() ? "no row has a key" : "";
      return new ExpectedSplit(
          rows, (long) ranges.size(), ranges.stream().map(read::in).toList(), withoutKey(), remark);
    }

    private @Nullable KeyRange withoutKey() {
      return key.isNullable() ? read.in(KeyRange.withoutKey(key.quoted())) : null;
    }
  }
}
