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
}
