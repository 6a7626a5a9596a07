package dev.citizens.extract.split;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds keys between which about as many rows lie by stepping along their index. For keys that
 * cannot be numbered: where the middle between two texts is, only the server's collation knows.
 */
final class WalkIndex {
  private final Connection connection;
  private final TableRows rows;
  private final SplitKey key;
  private final long rowsPerStep;

  /**
   * Along the index of a key.
   *
   * @param rows that are counted on the way
   */
  WalkIndex(Connection connection, TableRows rows, SplitKey key, long rowsPerStep) {
    this.connection = connection;
    this.rows = rows;
    this.key = key;
    this.rowsPerStep = rowsPerStep;
  }

  /**
   * The keys at which ranges begin, all but the first.
   *
   * @param last the largest key, in SQL
   * @return keys in SQL, in their order, each one greater than the one before
   */
  List<String> cuts(String last) throws SQLException {
    List<String> cuts = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      String from = "";
      while (true) {
        try (ResultSet row = statement.executeQuery(step(from, last))) {
          if (!row.next()) {
            return cuts;
          }
          String cut = key.type().literal(row.getString(1));
          cuts.add(cut);
          from = "%s > %s AND ".formatted(key.quoted(), cut);
        }
      }
    }
  }

  private String step(String from, String last) {
    KeyRange range = rows.in(new KeyRange(" WHERE %s%s <= %s".formatted(from, key.quoted(), last)));
    return "SELECT %s FROM %s FORCE INDEX (%s)%s ORDER BY %s LIMIT 1 OFFSET %s"
        .formatted(
            key.type().selected(key.quoted()),
            rows.all(),
            SqlName.quoted(key.index()),
            range.where(),
            key.quoted(),
            rowsPerStep);
  }
}
