package dev.citizens.extract;

import com.mysql.cj.MysqlType;
import dev.citizens.csv.ColumnType;
import java.io.Serializable;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

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
  private static final Set<MysqlType> TEXTS =
      EnumSet.of(
          MysqlType.CHAR,
          MysqlType.VARCHAR,
          MysqlType.TINYTEXT,
          MysqlType.TEXT,
          MysqlType.MEDIUMTEXT,
          MysqlType.LONGTEXT,
          MysqlType.ENUM,
          MysqlType.SET,
          MysqlType.TIME); // a span of time, which may be negative or longer than a day

  /** Of 18446744073709551615. */
  private static final int UNSIGNED_DIGITS = 20;

  private static final Set<MysqlType> INTEGERS =
      EnumSet.of(
          MysqlType.TINYINT,
          MysqlType.TINYINT_UNSIGNED,
          MysqlType.SMALLINT,
          MysqlType.SMALLINT_UNSIGNED,
          MysqlType.MEDIUMINT,
          MysqlType.MEDIUMINT_UNSIGNED,
          MysqlType.INT,
          MysqlType.INT_UNSIGNED,
          MysqlType.BIGINT,
          MysqlType.BIGINT_UNSIGNED);

  private static final Set<MysqlType> DECIMALS =
      EnumSet.of(MysqlType.DECIMAL, MysqlType.DECIMAL_UNSIGNED);

  private static final Set<MysqlType> FLOATS =
      EnumSet.of(MysqlType.FLOAT, MysqlType.FLOAT_UNSIGNED);

  private static final Set<MysqlType> OTHERS =
      EnumSet.of(
          MysqlType.DOUBLE, // the server writes the shortest text that gives the same value
          MysqlType.DOUBLE_UNSIGNED,
          MysqlType.JSON,
          MysqlType.DATE,
          MysqlType.DATETIME,
          MysqlType.TIMESTAMP, // the session is in UTC
          MysqlType.YEAR);

  static TableColumn of(ResultSetMetaData columns, int column) throws SQLException {
    return new TableColumn(
        columns.getColumnLabel(column), // the name of a view's column, not of that below it
        MysqlType.getByName(columns.getColumnTypeName(column)),
        columns.getPrecision(column),
        columns.getScale(column));
  }

  boolean isExtracted() {
    return isWholeNumber()
        || DECIMALS.contains(type)
        || FLOATS.contains(type)
        || TEXTS.contains(type)
        || OTHERS.contains(type);
  }

  /** Whether ranges of its values can be told. */
  boolean isWholeNumber() {
    return INTEGERS.contains(type) || (DECIMALS.contains(type) && scale == 0);
  }

  /**
   * Whether its text on the wire is not its value: the server writes six digits of a FLOAT, unless
   * its type says how many are behind the point.
   */
  boolean losesDigits() {
    return FLOATS.contains(type) && scale == 0;
  }

  /**
   * The type that holds all its values.
   *
   * @throws IllegalStateException if it is not extracted
   */
  public ColumnType columnType() {
    return switch (type) {
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
      case FLOAT, FLOAT_UNSIGNED, DOUBLE, DOUBLE_UNSIGNED -> ColumnType.DOUBLE;
      case DATE -> ColumnType.DATE;
      case DATETIME, TIMESTAMP -> ColumnType.TIMESTAMP;
      case JSON -> ColumnType.JSON;
      case CHAR, VARCHAR, TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT, ENUM, SET, TIME -> ColumnType.TEXT;
      default -> throw new IllegalStateException(type.getName() + " is not extracted");
    };
  }

  /**
   * Whether its values look as the job file says. A number may be too large for the type, and a
   * TIME be no time of day; such a row is a bad one.
   */
  boolean fits(ColumnType declared) {
    return switch (declared.kind()) {
      case TEXT -> true;
      case LONG -> isWholeNumber() || type == MysqlType.YEAR;
      case DECIMAL ->
          INTEGERS.contains(type) || (DECIMALS.contains(type) && scale <= declared.scale());
      case BOOLEAN -> type == MysqlType.TINYINT || type == MysqlType.TINYINT_UNSIGNED;
      case TIME -> type == MysqlType.TIME;
      case JSON -> type == MysqlType.JSON || type == MysqlType.LONGTEXT; // MariaDB's JSON
      case DOUBLE, DATE, TIMESTAMP -> declared.equals(columnType());
      case BYTES -> false;
    };
  }

  /** Whether it is a date with a time of day. */
  boolean isMoment() {
    return type == MysqlType.DATETIME || type == MysqlType.TIMESTAMP;
  }

  /** What is selected: the column, or the same value in a type whose text has all its digits. */
  String sql() {
    String quoted = TableQuery.quote(name);
    return losesDigits() ? "CAST(" + quoted + " AS DOUBLE)" : quoted;
  }
}
