package dev.citizens.extract;

import com.mysql.cj.MysqlType;
import dev.citizens.csv.ColumnType;
import dev.citizens.extract.split.SqlName;
import java.io.Serializable;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A column as the server describes it: the one table of what MySQL's types mean here.
 *
 * <p>Values are the bytes of the text protocol, so a type is extracted only if they are its value:
 * those of {@code BIT}, {@code BINARY}, {@code BLOB}, {@code GEOMETRY} and {@code VECTOR} are no
 * text. ENUM and SET arrive as CHAR.
 *
 * @param precision digits of a decimal in all
 * @param scale digits behind the point; 0 too if their number is not fixed
 */
public record TableColumn(String name, MysqlType type, int precision, int scale)
    implements Serializable {
  /** Of 18446744073709551615. */
  private static final int UNSIGNED_DIGITS = 20;

  static TableColumn of(ResultSetMetaData columns, int column) throws SQLException {
    return new TableColumn(
        columns.getColumnLabel(column), // the name of a view's column, not of that below it
        MysqlType.getByName(columns.getColumnTypeName(column)),
        columns.getPrecision(column),
        columns.getScale(column));
  }

  boolean isExtracted() {
    return columnType().isPresent();
  }

  /** Whether all its values are whole numbers, a YEAR left aside. */
  private boolean isWholeNumber() {
    return isInteger() || (isDecimal() && scale == 0);
  }

  private boolean isInteger() {
    return type == MysqlType.BIGINT_UNSIGNED
        || (type != MysqlType.YEAR && columnType().filter(ColumnType.LONG::equals).isPresent());
  }

  private boolean isDecimal() {
    return type == MysqlType.DECIMAL || type == MysqlType.DECIMAL_UNSIGNED;
  }

  /**
   * Whether its text on the wire is not its value: the server writes six digits of a FLOAT, unless
   * its type says how many are behind the point.
   */
  boolean losesDigits() {
    return (type == MysqlType.FLOAT || type == MysqlType.FLOAT_UNSIGNED) && scale == 0;
  }

  /** The type that holds all its values; empty if it is not extracted. */
  public Optional<ColumnType> columnType() {
    ColumnType found =
        switch (type) {
          case TINYINT,
              TINYINT_UNSIGNED,
              SMALLINT,
              SMALLINT_UNSIGNED,
              MEDIUMINT,
              MEDIUMINT_UNSIGNED,
              INT,
              INT_UNSIGNED,
              BIGINT,
              YEAR ->
              ColumnType.LONG;
          case BIGINT_UNSIGNED -> ColumnType.decimal(UNSIGNED_DIGITS, 0);
          case DECIMAL, DECIMAL_UNSIGNED -> ColumnType.decimal(precision, scale);
          case FLOAT, FLOAT_UNSIGNED -> ColumnType.DOUBLE;
          // the server writes the shortest text that gives the same value
          case DOUBLE, DOUBLE_UNSIGNED -> ColumnType.DOUBLE;
          case DATE -> ColumnType.DATE;
          case DATETIME, TIMESTAMP -> ColumnType.TIMESTAMP; // the session is in UTC
          case JSON -> ColumnType.JSON;
          case CHAR, VARCHAR, TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT, ENUM, SET -> ColumnType.TEXT;
          case TIME -> ColumnType.TEXT; // a span, which may be negative or longer than a day
          default -> null;
        };
    return Optional.ofNullable(found);
  }

  /**
   * Whether its values look as the job file says. A number may be too large for the type, and a
   * TIME be no time of day; such a row is a bad one.
   */
  boolean fits(ColumnType declared) {
    return switch (declared.kind()) {
      case TEXT -> true;
      case LONG -> isWholeNumber() || type == MysqlType.YEAR;
      case DECIMAL -> isInteger() || (isDecimal() && scale <= declared.scale());
      case BOOLEAN -> type == MysqlType.TINYINT || type == MysqlType.TINYINT_UNSIGNED;
      case TIME -> type == MysqlType.TIME;
      case JSON -> type == MysqlType.JSON || type == MysqlType.LONGTEXT; // MariaDB's JSON
      case DOUBLE, DATE, TIMESTAMP -> columnType().filter(declared::equals).isPresent();
      case BYTES -> false;
    };
  }

  /** Whether it is a date with a time of day. */
  boolean isMoment() {
    return type == MysqlType.DATETIME || type == MysqlType.TIMESTAMP;
  }

  /** What is selected: the column, or the same value in a type whose text has all its digits. */
  String sql() {
    String quoted = SqlName.quoted(name);
    return losesDigits() ? "CAST(" + quoted + " AS DOUBLE)" : quoted;
  }
}
