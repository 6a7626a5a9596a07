package dev.citizens.extract.delta;

import dev.citizens.extract.split.KeyRange;
import dev.citizens.extract.split.SqlName;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The rows of a table that may have changed since a day.
 *
 * @param where which rows of the table are extracted, in parentheses; null: all
 * @param since which of the table's rows may have changed, in parentheses; also such that are
 *     extracted no more
 * @param comparesKeys whether the keys of all rows are read, too
 */
public record TableDelta(
    String table,
    @Nullable String where,
    ChangeColumn column,
    String since,
    RowKey key,
    boolean comparesKeys)
    implements Serializable {
  /** All rows of the table that are extracted. */
  public KeyRange all() {
    return new KeyRange(where == null ? "" : " WHERE " + where);
  }

  /** What is selected beside the columns: 1 if the row is extracted, else 0. */
  public String isExtracted() {
    return where == null ? "1" : where + " IS TRUE";
  }

  /**
   * Has the server count the rows of the table that are extracted.
   *
   * @throws SQLException if the server refuses
   */
  public TableCount count(Connection connection) throws SQLException {
    String sql =
        "SELECT COUNT(*), %s FROM %s%s"
            .formatted(
                key.sum() == null ? "0" : key.sum(),
                SqlName.quoted(table),
                where == null ? "" : " WHERE " + where);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return new TableCount(row.getLong(1), row.getLong(2)); // NULL, which is 0 here, of no row
    }
  }

  /** As {@link #watermark(Connection, String, ChangeColumn)}. */
  public @Nullable String watermark(Connection connection) throws SQLException {
    return watermark(connection, table, column);
  }

  /**
   * The largest value of the column that there is, as a text.
   *
   * @return null if no row has one
   * @throws SQLException if the server refuses
   */
  public static @Nullable String watermark(Connection connection, String table, ChangeColumn column)
      throws SQLException {
    String sql = "SELECT %s FROM %s".formatted(column.largest(), SqlName.quoted(table));
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
