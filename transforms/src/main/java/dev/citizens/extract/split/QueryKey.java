package dev.citizens.extract.split;

import com.mysql.cj.MysqlType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * The column by whose values a query is read in ranges, as the result's metadata says it. Nobody
 * knows whether an index helps, so only what can be numbered is cut, into ranges of equal width.
 */
final class QueryKey {
  /** More than any moment has; the metadata does not say. */
  private static final int DIGITS_OF_SECONDS = 6;

  private QueryKey() {}

  /**
   * Asks the server, without reading a row.
   *
   * @throws SQLException if it refuses, as when the query has no such column
   */
  static SplitKey of(Connection connection, FromClause source, String column) throws SQLException {
    String sql = "SELECT %s FROM %s LIMIT 0".formatted(SqlName.quoted(column), source.sql());
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery(sql)) {
      ResultSetMetaData types = none.getMetaData();
      String dataType = dataType(types.getColumnTypeName(1));
      KeyType type =
          KeyType.of(dataType, null, digits(dataType, types.getScale(1)))
              .filter(KeyType::isNumbered)
              .orElse(null);
      boolean isNullable = types.isNullable(1) != ResultSetMetaData.columnNoNulls;
      return new SplitKey(column, dataType, type, null, isNullable);
    }
  }

  /** As {@code information_schema} calls it. */
  private static String dataType(String ofMetadata) {
    return MysqlType.getByName(ofMetadata)
        .getName()
        .toLowerCase(Locale.ROOT)
        .replace(" unsigned", "");
  }

  private static int digits(String dataType, int scale) {
    return dataType.equals("datetime") || dataType.equals("timestamp") ? DIGITS_OF_SECONDS : scale;
  }
}
