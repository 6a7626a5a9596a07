package dev.citizens.extract.split;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts the keys of a table into ranges.
 *
 * @param rows that are wanted of it
 * @param key by which it splits
 * @param rowsPerRange that are wanted of a table that is not large
 */
record CutKeys(Connection connection, TableRows rows, SplitKey key, long rowsPerRange) {
  /**
   * Each range has a file of its own: of a large table, ranges have up to so many times the rows.
   */
  private static final int MOST_TIMES = 4;

  /** Before ranges grow: enough that all workers end at about the same time. */
  private static final int MANY_RANGES = 64;

  /**
   * Ranges of all keys, also of rows that are not wanted.
   *
   * @param first the smallest, as it is read
   * @param last the largest, with which the last range ends
   * @param withKey about how many rows have one
   */
  List<KeyRange> ranges(String first, String last, long withKey) throws SQLException {
    String end = key.type().literal(last);
    if (!key.type().isNumbered()) {
      boolean isSmall = withKey <= rowsPerRange;
      WalkIndex walk = new WalkIndex(connection, rows, key, rowsPerRange);
      return between(isSmall ? List.of() : walk.cuts(end), end);
    }
    Optional<KeyNumbers> numbers = KeyNumbers.of(key.type(), first, last);
    return numbers.isPresent()
        ? between(numbered(numbers.get(), withKey), isComputed() ? above(numbers.get()) : end)
        : List.of(KeyRange.withKey(key.quoted()));
  }

  private boolean isComputed() {
    return rows.source().isQuery() && key.dataType().equals("decimal");
  }

  /** MySQL may compare more digits of what it computes than it shows: those of AVG(n / 7). */
  private String above(KeyNumbers numbers) {
    return key.type().literal(numbers.text(numbers.last().add(BigInteger.ONE)));
  }

  private List<String> numbered(KeyNumbers numbers, long withKey) throws SQLException {
    // Of all rows: a condition may lead the server to another index, of which each piece has all.
    RowEstimates estimates =
        key.index() == null
            ? pieces -> Optional.empty()
            : new ExplainedRows(connection, rows.all(), key, numbers);
    long larger = Math.min(MOST_TIMES * rowsPerRange, withKey / MANY_RANGES);
    return new CutByEstimates(estimates, Math.max(rowsPerRange, larger))
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
