package dev.citizens.extract.lint;

import dev.citizens.extract.TableQuery;
import dev.citizens.extract.moment.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Which doubts are justified: sums of conditions, by one statement a table, or a few of a table
 * with very many columns.
 *
 * @param rows that are extracted
 * @param badRows those of them with at least one value that makes a row bad
 * @param unloadable those of them with at least one that PostgreSQL does not take
 * @param found for each doubt, in order
 */
record CountDoubts(long rows, long badRows, long unloadable, List<Found> found) {
  /** A server's list of columns ends at 4,096. */
  private static final int DOUBTS_PER_STATEMENT = 1_000;

  private static final int SHOWN_CHARACTERS = 100;

  /**
   * What was found.
   *
   * @param key of one of the rows; null if none was found, or nothing names rows
   */
  record Found(long rows, @Nullable String key) {}

  /**
   * Counts.
   *
   * @param server is closed
   * @param key what names a row, in SQL; null if nothing does
   */
  static CountDoubts of(
      LimitedStatement server, TableQuery query, @Nullable String key, List<Doubt> doubts)
      throws SQLException {
    try (LimitedStatement statement = server) {
      statement.execute(Snapshot.BEGIN);
      List<String> whole =
          List.of(
              "COUNT(*)",
              sum(anyOf(doubts, Doubt::isBad)),
              sum(anyOf(doubts, Doubt::isUnloadable)));
      List<Found> found = new ArrayList<>();
      long[] counts = new long[whole.size()];
      for (int from = 0; from == 0 || from < doubts.size(); from += DOUBTS_PER_STATEMENT) {
        List<Doubt> some =
            doubts.subList(from, Math.min(from + DOUBTS_PER_STATEMENT, doubts.size()));
        List<String> selected = new ArrayList<>(from == 0 ? whole : List.of());
        some.forEach(doubt -> selected.addAll(selected(doubt, key)));
        String sql = "SELECT %s FROM %s".formatted(String.join(", ", selected), query.extracted());
        try (ResultSet row = statement.query(sql)) {
          row.next();
          int place = 1;
          for (int i = 0; from == 0 && i < counts.length; i++) {
            counts[i] = row.getLong(place++);
          }
          for (int i = 0; i < some.size(); i++) {
            found.add(new Found(row.getLong(place), row.getString(place + 1)));
            place += 2;
          }
        }
      }
      statement.execute(Snapshot.END);
      return new CountDoubts(counts[0], counts[1], counts[2], List.copyOf(found));
    }
  }

  private static List<String> selected(Doubt doubt, @Nullable String key) {
    String example =
        key == null
            ? "NULL"
            : "LEFT(MIN(CASE WHEN %s THEN %s END), %s)"
                .formatted(doubt.condition(), key, SHOWN_CHARACTERS);
    return List.of(sum(doubt.condition()), example);
  }

  private static String sum(String condition) {
    return "COALESCE(SUM(" + condition + "), 0)";
  }

  private static String anyOf(List<Doubt> doubts, Predicate<Doubt> isMeant) {
    String any =
        doubts.stream()
            .filter(isMeant)
            .map(doubt -> "COALESCE(" + doubt.condition() + ", FALSE)")
            .collect(Collectors.joining(" OR "));
    return any.isEmpty() ? "FALSE" : any;
  }
}
