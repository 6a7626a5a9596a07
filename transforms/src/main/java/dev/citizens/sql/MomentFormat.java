package dev.citizens.sql;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How a date and time is written, as the formats of strptime in C and DuckDB say it: {@code
 * %d.%m.%Y %H:%M}. Formats that DuckDB may read in another way are refused.
 *
 * @param pieces in their order
 */
public record MomentFormat(List<Piece> pieces) implements Serializable {
  /** Those that are taken, for messages. */
  public static final String ALLOWED = "%Y %y %m %b %B %d %H %I %p %M %S %f and %%";

  /** What a piece of a text is. */
  public enum Kind {
    LITERAL,
    /** Up to four digits. */
    YEAR,
    /** Up to two digits: 69 to 99 are of the 20th century, others of the 21st. */
    SHORT_YEAR,
    MONTH,
    /** Jan, in any case. */
    SHORT_MONTH,
    /** January, in any case. */
    MONTH_NAME,
    DAY,
    HOUR,
    /** From 1 to 12. */
    HOUR_OF_HALF,
    /** AM or PM, in any case. */
    HALF,
    MINUTE,
    SECOND,
    /** Up to six digits behind a point. */
    FRACTION
  }

  /**
   * A piece.
   *
   * @param text of a literal; else empty
   */
  public record Piece(Kind kind, String text) implements Serializable {}

  /**
   * Reads a format.
   *
   * @throws IllegalArgumentException if it is none; its message is a phrase
   */
  public static MomentFormat of(String text) {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character != '%') {
        literal.append(character);
      } else if (++i == text.length()) {
        throw new IllegalArgumentException("ends with a %; write %% for one");
      } else if (text.charAt(i) == '%') {
        literal.append('%');
      } else {
        addLiteral(literal, pieces);
        pieces.add(new Piece(kind(text.charAt(i)), ""));
      }
    }
    addLiteral(literal, pieces);
    requireSense(pieces);
    return new MomentFormat(List.copyOf(pieces));
  }

  private static void addLiteral(StringBuilder literal, List<Piece> pieces) {
    if (literal.length() > 0) {
      pieces.add(new Piece(Kind.LITERAL, literal.toString()));
      literal.setLength(0);
    }
  }

  private static Kind kind(char letter) {
    return switch (letter) {
      case 'Y' -> Kind.YEAR;
      case 'y' -> Kind.SHORT_YEAR;
      case 'm' -> Kind.MONTH;
      case 'b' -> Kind.SHORT_MONTH;
      case 'B' -> Kind.MONTH_NAME;
      case 'd' -> Kind.DAY;
      case 'H' -> Kind.HOUR;
      case 'I' -> Kind.HOUR_OF_HALF;
      case 'p' -> Kind.HALF;
      case 'M' -> Kind.MINUTE;
      case 'S' -> Kind.SECOND;
      case 'f' -> Kind.FRACTION;
      default -> throw new IllegalArgumentException("has %" + letter + "; allowed: " + ALLOWED);
    };
  }

  /** A day, said once, and an hour as clocks with 12 hours have it. */
  private static void requireSense(List<Piece> pieces) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (Piece piece : pieces) {
      if (piece.kind() != Kind.LITERAL && !kinds.add(piece.kind())) {
        throw new IllegalArgumentException("says the same twice");
      }
    }
    requireOne(kinds, "a year", Kind.YEAR, Kind.SHORT_YEAR);
    requireOne(kinds, "a month", Kind.MONTH, Kind.SHORT_MONTH, Kind.MONTH_NAME);
    requireOne(kinds, "a day", Kind.DAY);
    if (kinds.contains(Kind.HOUR) && kinds.contains(Kind.HOUR_OF_HALF)) {
      throw new IllegalArgumentException("needs one of %H and %I, and has both");
    }
    if (kinds.contains(Kind.HALF) != kinds.contains(Kind.HOUR_OF_HALF)) {
      throw new IllegalArgumentException("needs %I and %p beside each other, or %H");
    }
  }

  private static void requireOne(Set<Kind> kinds, String what, Kind... some) {
    long found = List.of(some).stream().filter(kinds::contains).count();
    if (found != 1) {
      throw new IllegalArgumentException(
          "needs %s once: %s".formatted(what, found == 0 ? "it has none" : "it has two"));
    }
  }
}
