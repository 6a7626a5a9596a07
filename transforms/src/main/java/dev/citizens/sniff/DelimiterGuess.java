package dev.citizens.sniff;

import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.CsvScanner;
import dev.citizens.csv.FileHead;
import dev.citizens.csv.HeaderLine;
import dev.citizens.csv.SeparatorLine;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * By what the fields of a file are divided: the delimiter by which most of its first records have
 * as many fields as the first line, and more than one.
 */
final class DelimiterGuess {
  /** Of equal ones the first: texts have commas and colons more often than the others. */
  private static final String DELIMITERS = "\t;|,:";

  private static final long LOOKED_AT_BYTES = 1 << 20;
  private static final double LEAST_GOOD = 0.5;

  private DelimiterGuess() {}

  /**
   * The dialect of the file that begins with {@code head}: what a line for Excel above the header
   * tells if that divides it; comma if it has one column.
   *
   * @param skippedLines above its header
   */
  static CsvDialect of(Path file, FileHead head, int skippedLines) throws IOException {
    Optional<CsvDialect> told = told(head, skippedLines);
    if (told.isPresent()) {
      return told.get();
    }
    CsvDialect best = CsvDialect.COMMA.withColumns(1);
    double bestShare = 0;
    for (int i = 0; i < DELIMITERS.length(); i++) {
      CsvDialect dialect = new CsvDialect((byte) DELIMITERS.charAt(i));
      double share = share(file, HeaderLine.of(head, dialect, skippedLines), dialect);
      if (share > bestShare) {
        best = dialect;
        bestShare = share;
      }
    }
    return best;
  }

  /** Whether a text has the delimiter more often than another, and so rather by chance. */
  static boolean isCommonerInTexts(CsvDialect one, CsvDialect other) {
    return DELIMITERS.indexOf(one.delimiter()) > DELIMITERS.indexOf(other.delimiter());
  }

  private static Optional<CsvDialect> told(FileHead head, int skippedLines) {
    return skippedLines != 1
        ? Optional.empty()
        : SeparatorLine.delimiter(HeaderLine.of(head, CsvDialect.COMMA, 0).text())
            .filter(CsvDialect::isDelimiter)
            .map(delimiter -> new CsvDialect((byte) delimiter.charValue()))
            .filter(dialect -> HeaderLine.of(head, dialect, 1).names().size() > 1);
  }

  /**
   * How many of the first records below the line have as many fields as it has; all if there is
   * none, and 0 if it has one field.
   */
  static double share(Path file, HeaderLine line, CsvDialect dialect) throws IOException {
    int columns = line.names().size();
    if (columns < 2) {
      return 0;
    }
    long from = line.end();
    long[] counted = new long[2]; // records, good ones
    boolean isCut;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long to = Math.min(channel.size(), Math.max(from, LOOKED_AT_BYTES));
      isCut = to < channel.size();
      channel.position(from);
      new CsvScanner(columns, dialect)
          .scan(
              channel,
              from,
              to,
              batch -> {
                counted[0] += batch.size();
                batch.dropRejected();
                counted[1] += batch.size();
              });
    }
    // A delimiter that fits the first line alone is hardly one, but still rather one than none.
    double good = isCut ? counted[1] + 1.0 : Math.max((double) counted[1], LEAST_GOOD);
    return counted[0] == 0 ? 1 : Math.min(1.0, good / counted[0]);
  }
}
