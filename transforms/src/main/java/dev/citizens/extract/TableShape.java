package dev.citizens.extract;

import dev.citizens.failures.StepFailure;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is asked of a table before it is extracted.
 *
 * @param ranges of its keys; none if no row has one
 * @param rowsWithoutKey rows whose split column is NULL
 */
public record TableShape(List<KeyRange> ranges, long rowsWithoutKey) {
  private static final Set<JDBCType> KEY_TYPES =
      EnumSet.of(JDBCType.TINYINT, JDBCType.SMALLINT, JDBCType.INTEGER, JDBCType.BIGINT);

  /** Types whose text form in MySQL's protocol is what belongs into a CSV file. */
  private static final Set<JDBCType> VALUE_TYPES =
      EnumSet.of(
          JDBCType.TINYINT,
          JDBCType.SMALLINT,
          JDBCType.INTEGER,
          JDBCType.BIGINT,
          JDBCType.DECIMAL,
          JDBCType.REAL,
          JDBCType.DOUBLE,
          JDBCType.CHAR,
          JDBCType.VARCHAR,
          JDBCType.LONGVARCHAR,
          JDBCType.DATE,
          JDBCType.TIMESTAMP);

  /**
   * Looks at the table.
   *
   * @throws StepFailure if it lacks a column, or one has a type that cannot be extracted
   * @throws SQLException if the server refuses
   */
  public static TableShape of(Connection connection, TableQuery query) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      checkTypes(statement, query);
      try (ResultSet bounds = statement.executeQuery(query.bounds())) {
        bounds.next();
        long first = bounds.getLong(1);
        boolean empty = bounds.wasNull();
        long last = bounds.getLong(2);
        long withKey = bounds.getLong(3);
        return new TableShape(
            empty ? List.of() : KeyRange.tile(first, last, withKey), bounds.getLong(4) - withKey);
      }
    }
  }

  /**
   * Looks at the columns' types only.
   *
   * @throws StepFailure if one cannot be extracted
   * @throws SQLException if the server refuses
   */
  public static void checkTypes(Connection connection, TableQuery query) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      checkTypes(statement, query);
    }
  }

  private static void checkTypes(Statement statement, TableQuery query) throws SQLException {
    try (ResultSet none = statement.executeQuery(query.shape())) {
      ResultSetMetaData types = none.getMetaData();
      JDBCType key = JDBCType.valueOf(types.getColumnType(1));
      if (!KEY_TYPES.contains(key)) {
        throw StepFailure.wrongUse(
            "splitColumn %s of table %s is %s; name an integer column in the job file"
                .formatted(query.splitColumn(), query.table(), types.getColumnTypeName(1)));
      }
      for (int column = 2; column <= types.getColumnCount(); column++) {
        JDBCType type = JDBCType.valueOf(types.getColumnType(column));
        if (!VALUE_TYPES.contains(type)) {
          throw StepFailure.wrongUse(
              "column %s of table %s is %s, which cannot be extracted; leave it out of columns"
                  .formatted(
                      types.getColumnName(column), query.table(), types.getColumnTypeName(column)));
        }
      }
    }
  }
}
