package dev.citizens.extract.split;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The optimizer's own estimates: for a range of an index's values it looks at the pages of the
 * index where the range begins and ends, which takes less than a millisecond.
 */
final class ExplainedRows implements RowEstimates {
  /** Ranges asked for in one statement. */
  private static final int RANGES_PER_QUERY = 50;

  private final Connection connection;
  private final String table;
  private final SplitKey key;
  private final KeyNumbers numbers;

  /**
   * Of a key with an index.
   *
   * @param table in backticks
   */
  ExplainedRows(Connection connection, String table, SplitKey key, KeyNumbers numbers) {
    this.connection = connection;
    this.table = table;
    this.key = key;
    this.numbers = numbers;
  }

  @Override
  public Optional<List<Long>> of(List<Piece> pieces) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      List<Long> rows = new ArrayList<>();
      for (int from = 0; from < pieces.size(); from += RANGES_PER_QUERY) {
        int to = Math.min(from + RANGES_PER_QUERY, pieces.size());
        explain(statement, pieces.subList(from, to), rows);
      }
      return rows.size() == pieces.size() ? Optional.of(rows) : Optional.empty();
    } catch (SQLException refused) { // by something that is no MySQL, or stands before one
      Refused.orThrow(refused);
      return Optional.empty();
    }
  }

  private void explain(Statement statement, List<Piece> pieces, List<Long> estimated)
      throws SQLException {
    String sql =
        pieces.stream()
            .map(piece -> "SELECT %s FROM %s%s".formatted(key.quoted(), table, where(piece)))
            .collect(Collectors.joining(" UNION ALL "));
    try (ResultSet plan = statement.executeQuery("EXPLAIN FORMAT=TRADITIONAL " + sql)) {
      while (plan.next()) {
        if (!"UNION RESULT".equals(plan.getString("select_type"))) {
          estimated.add(plan.getLong("rows")); // NULL, which is 0 here, if it knows of none
        }
      }
    }
  }

  private String where(Piece piece) {
    return KeyRange.to(key.quoted(), literal(piece.first()), literal(piece.last())).where();
  }

  private String literal(BigInteger number) {
    return key.type().literal(numbers.text(number));
  }
}
