package dev.citizens.sniff;

import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.FileHead;
import dev.citizens.csv.HeaderLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Where the header stands of a file whose first lines are a title, as those of banks are. */
final class HeaderBelow {
  private static final double MOST_ROWS = 0.9;

  private HeaderBelow() {}

  /**
   * How many lines are above the first one that nine in ten of the first records below it fit;
   * empty if there is none.
   */
  static OptionalInt lines(Path file, FileHead head) throws IOException {
    for (int lines = 1;
        lines <= FileHead.MOST_LINES_ABOVE_HEADER && head.lineStart(lines) < head.length();
        lines++) {
      CsvDialect guess = DelimiterGuess.of(file, head, lines);
      if (DelimiterGuess.share(file, HeaderLine.of(head, guess, lines), guess) >= MOST_ROWS) {
        return OptionalInt.of(lines);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * How many lines are above the first one that is no row of {@code found}, and that all of the
   * first records below it fit by a delimiter which is rarer in texts: a title may have commas or
   * colons by chance, and rows may have as many. Empty if there is none.
   *
   * @param columns as the first line has them
   */
  static OptionalInt byRarerDelimiter(Path file, FileHead head, CsvDialect found, int columns)
      throws IOException {
    for (int lines = 1;
        lines <= FileHead.MOST_LINES_ABOVE_HEADER && head.lineStart(lines) < head.length();
        lines++) {
      if (HeaderLine.of(head, found, lines).names().size() != columns) {
        CsvDialect guess = DelimiterGuess.of(file, head, lines);
        if (DelimiterGuess.isCommonerInTexts(found, guess)
            && DelimiterGuess.share(file, HeaderLine.of(head, guess, lines), guess) == 1) {
          return OptionalInt.of(lines);
        }
      }
    }
    return OptionalInt.empty();
  }
}
