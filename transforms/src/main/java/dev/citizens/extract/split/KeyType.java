package dev.citizens.extract.split;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * How keys of a type are read, and written into SQL again, so that the server compares them as it
 * compares the column's values with each other.
 *
 * @param characterSet of a text's bytes; null of other kinds
 * @param digits behind the point of a number, or of the seconds
 */
public record KeyType(Kind kind, @Nullable String characterSet, int digits)
    implements Serializable {
  /** Kinds of types that have an order. */
  enum Kind {
    /** Whole numbers and decimals. */
    NUMBER,
    DATE,
    /** A date with a time of day. */
    MOMENT,
    TEXT,
    BYTES,
    /** What the server shows, and takes, as a few letters and digits. */
    WORD
  }

  private static final String WORDS = "[0-9A-Za-z:. -]*";

  /**
   * Of a column.
   *
   * @param dataType as {@code information_schema} calls it, such as {@code varchar}
   * @param characterSet null if it has none
   * @return empty if no ranges of its values can be told: {@code ENUM} and {@code SET} are ordered
   *     by number and compared as text; {@code FLOAT}'s text is not its value
   */
  static Optional<KeyType> of(String dataType, @Nullable String characterSet, int digits) {
    Kind kind =
        switch (dataType.toLowerCase(Locale.ROOT)) {
          case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal" -> Kind.NUMBER;
          case "date" -> Kind.DATE;
          case "datetime", "timestamp" -> Kind.MOMENT;
          case "char", "varchar" -> Kind.TEXT;
          case "binary", "varbinary" -> Kind.BYTES;
          case "year", "time", "uuid", "inet4", "inet6" -> Kind.WORD;
          default -> null;
        };
    return Optional.ofNullable(kind)
        .map(known -> new KeyType(known, known == Kind.TEXT ? characterSet : null, digits));
  }

  /** Whether keys can be numbered, so that there is a middle between two of them. */
  boolean isNumbered() {
    return kind == Kind.NUMBER || kind == Kind.DATE || kind == Kind.MOMENT;
  }

  /** What is selected to read such a key: a text as the bytes that are stored. */
  String selected(String key) {
    return kind == Kind.TEXT || kind == Kind.BYTES ? "HEX(" + key + ")" : key;
  }

  /**
   * A key that was read by {@link #selected}, in SQL. Of a text it is in the column's own character
   * set, so that nothing is converted before it is compared.
   */
  String literal(String read) {
    return switch (kind) {
      case NUMBER -> read;
      case TEXT -> "_" + characterSet + " X'" + read + "'";
      case BYTES -> "X'" + read + "'";
      case DATE, MOMENT, WORD -> {
        if (!read.matches(WORDS)) {
          throw new IllegalStateException("a key of kind " + kind + " is no word");
        }
        yield "'" + read + "'";
      }
    };
  }
}
