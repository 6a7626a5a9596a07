package dev.citizens.analysis.keyword;

/**
 * Unicode's simple case folding: characters that differ in case only have the same folding, one
 * character. So {@code ß} is not {@code ss}, the three Greek sigmas are the same, and the Turkish
 * dotted capital and dotless small i are letters of their own.
 *
 * <p>By way of upper case, as {@link String#equalsIgnoreCase} does, but for the two Turkish letters
 * (CaseFolding.txt of the Unicode Character Database, statuses C and S).
 */
final class CaseFolding {
  private static final int CAPITAL_DOTTED_I = 0x130;
  private static final int SMALL_DOTLESS_I = 0x131;

  private CaseFolding() {}

  static int fold(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint;
    }
    if (codePoint == CAPITAL_DOTTED_I || codePoint == SMALL_DOTLESS_I) {
      return codePoint;
    }
    return Character.toLowerCase(Character.toUpperCase(codePoint));
  }
}
