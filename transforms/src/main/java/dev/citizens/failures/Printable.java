package dev.citizens.failures;

import java.util.Locale;

/**
 * Text from outside (a file's first line, a name, a server's message) as it may go to a terminal, a
 * log or a report: on one line, and without characters that a terminal obeys or a reader cannot
 * see.
 */
public final class Printable {
  private static final String ELLIPSIS = "…";

  private Printable() {}

  /** The text with each character that is none to be seen written as {@code \\u001B}. */
  public static String of(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints().forEach(character -> append(printable, character));
    return printable.toString();
  }

  /**
   * As {@link #of(String)}, and no longer than that.
   *
   * @param mostCharacters of {@code text}; what is behind them becomes an ellipsis
   */
  public static String of(String text, int mostCharacters) {
    if (text.codePointCount(0, text.length()) <= mostCharacters) {
      return of(text);
    }
    return of(text.substring(0, text.offsetByCodePoints(0, mostCharacters))) + ELLIPSIS;
  }

  private static void append(StringBuilder printable, int character) {
    if (isPrintable(character)) {
      printable.appendCodePoint(character);
    } else if (Character.isBmpCodePoint(character)) {
      printable.append("\\u").append(hex(character, 4));
    } else {
      printable.append("\\U").append(hex(character, 8));
    }
  }

  private static String hex(int character, int digits) {
    String hex = Integer.toHexString(character).toUpperCase(Locale.ROOT);
    return "0".repeat(digits - hex.length()) + hex;
  }

  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      // FORMAT holds the marks that turn the direction of writing, and those of no width.
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
