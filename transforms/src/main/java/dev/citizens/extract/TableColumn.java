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
 * <p>Values are the bytes of the text protocol. Those of {@code BINARY} and {@code BLOB} are bytes
 * here, too; of a {@code GEOMETRY} its well-known binary form is asked for, of a {@code BIT} the
 * number. ENUM and SET arrive as CHAR.
 *
 * @param precision digits of a decimal in all
 * @param scale digits behind the point; 0 too if their number is not fixed
 */
public record TableColumn(String name, MysqlType type, int precision, int scale)
    implements Serializable {
  /** Of 18446744073709551615. */
  private static final int UNSIGNED_DIGITS = 20;

  /** Those of a {@code BIT} that a long takes. */
  private static final int MOST_BITS = 63;

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
        || type == MysqlType.BIT
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

  /** Whether its values are bytes, of which nobody says that they are a text. */
  public boolean isBinary() {
    return columnType().filter(ColumnType.BYTES::equals).isPresent();
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
          case BIT -> bits();
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
          case BINARY, VARBINARY, TINYBLOB, BLOB, MEDIUMBLOB, LONGBLOB, GEOMETRY, VECTOR ->
              ColumnType.BYTES;
          default -> null; // NULL as a column of a view or a query
        };
    return Optional.ofNullable(found);
  }

  private ColumnType bits() {
    return precision <= MOST_BITS ? ColumnType.LONG : ColumnType.decimal(UNSIGNED_DIGITS, 0);
  }

  /**
   * Whether its values look as the job file says. A number may be too large for the type, and a
   * TIME be no time of day; such a row is a bad one.
   */
  boolean fits(ColumnType declared) {
    return switch (declared.kind()) {
      case TEXT -> !hasTextOfItsOwn();
      case LONG -> isWholeNumber() || type == MysqlType.YEAR;
      case DECIMAL -> isInteger() || (isDecimal() && scale <= declared.scale());
      case BOOLEAN ->
          type == MysqlType.TINYINT || type == MysqlType.TINYINT_UNSIGNED || type == MysqlType.BIT;
      case TIME -> type == MysqlType.TIME;
      case JSON -> type == MysqlType.JSON || type == MysqlType.LONGTEXT; // MariaDB's JSON
      case DOUBLE, DATE, TIMESTAMP -> columnType().filter(declared::equals).isPresent();
      case BYTES -> isBinary();
    };
  }

  /** Whether a function of the server makes a text of its values, which their bytes are not. */
  boolean hasTextOfItsOwn() {
    return type == MysqlType.GEOMETRY || type == MysqlType.VECTOR;
  }

  /** Whether it is a date with a time of day. */
  boolean isMoment() {
    return type == MysqlType.DATETIME || type == MysqlType.TIMESTAMP;
  }

  /** What is selected: the column, or the same value in a form that says all of it. */
  String sql() {
    String quoted = SqlName.quoted(name);
    return switch (type) {
      case FLOAT, FLOAT_UNSIGNED -> losesDigits() ? "CAST(" + quoted + " AS DOUBLE)" : quoted;
      case BIT -> "CAST(" + quoted + " AS UNSIGNED)";
      case GEOMETRY -> "ST_AsWKB(" + quoted + ")";
      default -> quoted;
    };
  }
}
