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
    return first(
        head,
        lines -> {
          CsvDialect guess = DelimiterGuess.of(file, head, lines);
          return DelimiterGuess.share(file, HeaderLine.of(head, guess, lines), guess) >= MOST_ROWS;
        });
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
    return first(
        head,
        lines -> {
          if (HeaderLine.of(head, found, lines).names().size() == columns) {
            return false;
          }
          CsvDialect guess = DelimiterGuess.of(file, head, lines);
          return DelimiterGuess.isCommonerInTexts(found, guess)
              && DelimiterGuess.share(file, HeaderLine.of(head, guess, lines), guess) == 1;
        });
  }

  /** Whether the line below so many others is a header. */
  private interface Look {
    boolean finds(int lines) throws IOException;
  }

  private static OptionalInt first(FileHead head, Look look) throws IOException {
    for (int lines = 1;
        lines <= FileHead.MOST_LINES_ABOVE_HEADER && head.lineStart(lines) < head.length();
        lines++) {
      if (look.finds(lines)) {
        return OptionalInt.of(lines);
      }
    }
    return OptionalInt.empty();
  }
}
