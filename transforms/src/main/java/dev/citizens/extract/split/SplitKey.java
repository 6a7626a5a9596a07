package dev.citizens.extract.split;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The column by whose values a table is read in ranges.
 *
 * @param dataType as the server calls it
 * @param type null if no ranges of such values can be told
 * @param index an index that begins with the column; null if there is none
 * @param isNullable whether rows may be without one
 */
public record SplitKey(
    String column,
    String dataType,
    @Nullable KeyType type,
    @Nullable String index,
    boolean isNullable)
    implements Serializable {
  private static final String COLUMN =
      "SELECT DATA_TYPE, CHARACTER_SET_NAME, COLLATION_NAME,"
          + " COALESCE(DATETIME_PRECISION, NUMERIC_SCALE, 0), IS_NULLABLE = 'YES'"
          + " FROM information_schema.COLUMNS"
          + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND COLUMN_NAME = ?";

  /**
   * The column that is chosen if nobody says which: the first one of the primary key, else of a
   * unique key without NULL. Also of a key with several columns, as ranges of the first one have
   * each row exactly once.
   *
   * @return empty if no such column has values of which ranges can be told
   * @throws SQLException if the server refuses
   */
  public static Optional<String> choose(Connection connection, String table) throws SQLException {
    List<KeyIndex> indexes = KeyIndex.of(connection, SqlName.quoted(table));
    for (KeyIndex index : indexes) {
      if (index.isKey() && index.isOrdered() && index.first() != null) {
        SplitKey key = of(connection, table, index.first(), indexes);
        if (key.splits()) {
          return Optional.of(key.column);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Of a column that is there.
   *
   * @throws SQLException if the server refuses
   */
  public static SplitKey of(Connection connection, FromClause source, String column)
      throws SQLException {
    return source.isQuery()
        ? QueryKey.of(connection, source, column)
        : of(connection, source.name(), column);
  }

  static SplitKey of(Connection connection, String table, String column) throws SQLException {
    return of(connection, table, column, KeyIndex.of(connection, SqlName.quoted(table)));
  }

  private static SplitKey of(
      Connection connection, String table, String column, List<KeyIndex> indexes)
      throws SQLException {
    String index =
        indexes.stream()
            .filter(each -> each.isOrdered() && column.equalsIgnoreCase(each.first()))
            .map(KeyIndex::name)
            .findFirst()
            .orElse(null);
    try (PreparedStatement statement = connection.prepareStatement(COLUMN)) {
      statement.setString(1, table);
      statement.setString(2, column);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) { // it went away since the table was looked at
          return new SplitKey(column, "unknown", null, index, true);
        }
        String dataType = dataType(row.getString(1), row.getString(3));
        KeyType type = KeyType.of(dataType, row.getString(2), row.getInt(4)).orElse(null);
        return new SplitKey(column, dataType, type, index, row.getBoolean(5));
      }
    }
  }

  /**
   * MariaDB keeps a {@code CHAR} with the blanks at its end, and compares without them in these
   * collations: its index has another order, and finds other rows.
   */
  private static String dataType(String dataType, @Nullable String collation) {
    boolean isUnpadded =
        dataType.equals("char") && collation != null && collation.contains("nopad");
    return isUnpadded ? dataType + " in a nopad collation" : dataType;
  }

  /** Whether the table can be read in ranges of it. */
  public boolean splits() {
    return type != null && (index != null || type.isNumbered());
  }

  /** Why not, for people. */
  public String objection() {
    String named = "splitColumn %s is %s".formatted(column, dataType.toUpperCase(Locale.ROOT));
    return type == null ? named : named + " without an index";
  }

  String quoted() {
    return SqlName.quoted(column);
  }

  /** What is selected for the smallest and the largest key, to be called if it {@link #splits}. */
  String bounds() {
    return "%s, %s"
        .formatted(type.selected("MIN(" + quoted() + ")"), type.selected("MAX(" + quoted() + ")"));
  }
}
