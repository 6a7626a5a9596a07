package dev.citizens.csv;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the values of a column are. Written in job files, manifests and messages as {@link
 * #toString()} gives it; docs/types.md says which spellings of values each type takes.
 *
 * @param precision digits of a decimal, before and behind the point together; 0 for other types
 * @param scale digits of a decimal behind the point; 0 for other types
 */
public record ColumnType(Kind kind, int precision, int scale) implements Serializable {
  /** The types, without what a decimal has in parentheses. */
  public enum Kind {
    /** A whole number of 64 bits. */
    LONG,
    /** An exact number with a fixed number of digits behind the point. */
    DECIMAL,
    /** A number of IEEE 754, 64 bits. */
    DOUBLE,
    BOOLEAN,
    /** A day of the years 0001 to 9999. */
    DATE,
    /** A time of day, to the microsecond. */
    TIME,
    /** A moment in UTC of the years 0001 to 9999, to the microsecond. */
    TIMESTAMP,
    /** Any text. */
    TEXT,
    BYTES,
    /** A text that is JSON. */
    JSON
  }

  public static final ColumnType LONG = plain(Kind.LONG);
  public static final ColumnType DOUBLE = plain(Kind.DOUBLE);
  public static final ColumnType BOOLEAN = plain(Kind.BOOLEAN);
  public static final ColumnType DATE = plain(Kind.DATE);
  public static final ColumnType TIME = plain(Kind.TIME);
  public static final ColumnType TIMESTAMP = plain(Kind.TIMESTAMP);
  public static final ColumnType TEXT = plain(Kind.TEXT);
  public static final ColumnType BYTES = plain(Kind.BYTES);
  public static final ColumnType JSON = plain(Kind.JSON);

  /** The names of all types but the decimals. */
  public static final List<String> PLAIN_NAMES =
      Arrays.stream(Kind.values())
          .filter(kind -> kind != Kind.DECIMAL)
          .map(ColumnType::name)
          .toList();

  /** All that {@link #parse} takes, for messages. */
  public static final String ALLOWED =
      "long, decimal(p,s), double, boolean, date, time, timestamp, text, bytes, json";

  /**
   * As many digits as MySQL's DECIMAL has at the most, so that each of its columns has a type here;
   * PostgreSQL's numeric holds more.
   */
  public static final int MOST_DIGITS = 65;

  private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d{1,2}), ?(\\d{1,2})\\)");

  /**
   * A type.
   *
   * @throws IllegalArgumentException if a decimal has no digit, more than {@link #MOST_DIGITS}, or
   *     more behind the point than in all
   */
  public ColumnType {
    if (kind == Kind.DECIMAL
        && (precision < 1 || precision > MOST_DIGITS || scale < 0 || scale > precision)) {
      throw new IllegalArgumentException(
          "decimal(%s,%s): the first number must be 1 to %s, the second 0 to the first"
              .formatted(precision, scale, MOST_DIGITS));
    }
  }

  private static ColumnType plain(Kind kind) {
    return new ColumnType(kind, 0, 0);
  }

  /**
   * A decimal with {@code precision} digits, {@code scale} of them behind the point.
   *
   * @throws IllegalArgumentException if there is no such type
   */
  public static ColumnType decimal(int precision, int scale) {
    return new ColumnType(Kind.DECIMAL, precision, scale);
  }

  /**
   * The type with that name.
   *
   * @throws IllegalArgumentException with what is allowed, if there is none
   */
  public static ColumnType parse(String text) {
    Matcher decimal = DECIMAL.matcher(text);
    if (decimal.matches()) {
      return decimal(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
    }
    for (Kind kind : Kind.values()) {
      if (kind != Kind.DECIMAL && text.equals(name(kind))) {
        return plain(kind);
      }
    }
    throw new IllegalArgumentException("%s is no type; allowed: %s".formatted(text, ALLOWED));
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** The name, such as {@code long} or {@code decimal(12,2)}. */
  @Override
  public String toString() {
    String name = name(kind);
    return kind == Kind.DECIMAL ? name + "(" + precision + "," + scale + ")" : name;
  }
}
