package dev.citizens.sniff;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.BadRows;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.Encoding;
import dev.citizens.csv.FileHead;
import dev.citizens.csv.FileKind;
import dev.citizens.csv.HeaderLine;
import dev.citizens.csv.SeparatorLine;
import dev.citizens.csv.TextRules;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import dev.citizens.source.PlainFile;
import dev.citizens.source.SourceForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Finds out what a CSV file of this host is like, from all of its records. */
public final class FileSniffer {
  /** If more of the rows are not UTF-8, the file is another encoding's, and not a damaged one. */
  private static final double MOST_NOT_UTF8 = 0.001;

  /** What stands in a text for bytes that are none. */
  private static final char NO_TEXT = '\uFFFD';

  private final String path;
  private final Path file;
  private final SourceForm form;
  private final boolean guessed;
  private final int skippedLines;
  private final LookWatch watch;

  private FileSniffer(
      String path, PlainFile plain, boolean guessed, int skippedLines, LookWatch watch) {
    this.skippedLines = skippedLines;
    this.watch = watch;
    this.path = path;
    this.file = plain.path();
    this.form = plain.form();
    this.guessed = guessed;
  }

  /**
   * Looks at the file. If it is not UTF-8 it is taken for windows-1252, as most such files are.
   *
   * @param watch is told how far that is, as all of the file is looked at
   * @throws StepFailure with status 10 if it is empty or cannot be read, 11 if it is no CSV
   */
  public static SniffedFile sniff(String path, LookWatch watch) {
    return sniff(path, null, watch)
        .or(() -> sniff(path, Encoding.WINDOWS_1252, watch))
        .orElseThrow(
            () ->
                refused(
                    path,
                    "is neither UTF-8 nor windows-1252; convert it, for example with iconv -f"
                        + " GB18030 -t UTF-8"));
  }

  private static Optional<SniffedFile> sniff(
      String path, @Nullable Encoding guess, LookWatch watch) {
    try (PlainFile plain = WatchedCopy.of(path, guess, watch)) {
      return new FileSniffer(path, plain, guess != null, 0, watch).sniff();
    } catch (IOException | UncheckedIOException e) {
      throw new StepFailure(
          ExitStatus.INPUT_NOT_READY, Printable.of(path) + " does not exist or cannot be read", e);
    }
  }

  /** Empty if it is no text in its encoding. */
  private Optional<SniffedFile> sniff() throws IOException {
    FileHead head;
    long bytes;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      bytes = channel.size();
      head = FileHead.read(channel, CsvDialect.COMMA, skippedLines);
    }
    if (bytes == 0) {
      throw new StepFailure(ExitStatus.INPUT_NOT_READY, Printable.of(path) + " is empty");
    }
    Optional<FileKind> kind = FileKind.of(head);
    if (kind.isPresent()) {
      throw refused(path, "is %s; %s".formatted(kind.get().is(), kind.get().fix()));
    }
    CsvDialect guess = DelimiterGuess.of(file, head, skippedLines);
    HeaderLine line = HeaderLine.of(head, guess, skippedLines);
    if (line.names().isEmpty() && line.text().indexOf(NO_TEXT) >= 0) {
      return Optional.empty();
    }
    if (line.lineEndObjection().isPresent()) {
      return sniffCarriageReturns();
    }
    if (skippedLines == 0 && SeparatorLine.delimiter(line.text()).isPresent()) {
      Optional<SniffedFile> below = sniff(form, 1);
      below.ifPresent(other -> checkRows(other.rows(), other.badRows()));
      return below;
    }
    if (line.names().isEmpty()) {
      throw refused(path, "begins with a line that is no CSV; mend that line");
    }
    int columns = line.names().size();
    CsvDialect dialect = guess.withColumns(columns);
    ParallelScan scan = new ParallelScan(file, dialect, columns, watch);
    FileFacts below = scan.facts(line.end(), bytes);
    boolean row = FirstLine.isRow(line.names(), below.columns());
    FileFacts facts = row ? scan.scan(head.lineStart(skippedLines), line.end()) : below;
    if (row) {
      facts.merge(below);
    }
    if (!isText(facts, line, dialect)) {
      return Optional.empty();
    }
    if (facts.badRows().count() > 0 && !isOtherLook()) {
      Optional<SniffedFile> other =
          facts.badRows().count() > facts.rows()
              ? sniffOtherwise(head, guess, facts)
              : sniffByRarerDelimiter(head, dialect, columns);
      if (other.isPresent()) {
        return other;
      }
      checkRows(facts.rows(), facts.badRows());
    }
    return Optional.of(
        new SniffedFile(
            path,
            form,
            guessed,
            bytes,
            row ? bytes : bytes - line.end(),
            dialect,
            skippedLines,
            row ? List.of() : line.names(),
            endsWithCrlf(line.end()),
            facts.columns(),
            facts.rows(),
            facts.badRows()));
  }

  private Optional<SniffedFile> sniffCarriageReturns() throws IOException {
    return sniff(form.with(TextRules.CARRIAGE_RETURNS), 0);
  }

  /** What more of the rows fit than the first line and the quotes of CSV; empty if nothing does. */
  private Optional<SniffedFile> sniffOtherwise(FileHead head, CsvDialect guess, FileFacts facts)
      throws IOException {
    BadRows bad = facts.badRows();
    if (2 * bad.reasons().getOrDefault(BadRowReason.STRAY_QUOTE, 0L) > bad.count()) {
      return sniff(form.with(form.lines().withQuotesAsText(guess.delimiter())), 0)
          .filter(other -> other.rows() > facts.rows());
    }
    OptionalInt lines = HeaderBelow.lines(file, head);
    return lines.isEmpty()
        ? Optional.empty()
        : sniff(form, lines.getAsInt())
            .filter(SniffedFile::hasHeader)
            .filter(other -> other.rows() > Math.max(facts.rows(), other.skippedLines()));
  }

  /** What all rows fit below a title that has the delimiter of {@code found} by chance. */
  private Optional<SniffedFile> sniffByRarerDelimiter(FileHead head, CsvDialect found, int columns)
      throws IOException {
    OptionalInt lines = HeaderBelow.byRarerDelimiter(file, head, found, columns);
    return lines.isEmpty()
        ? Optional.empty()
        : sniff(form, lines.getAsInt())
            .filter(SniffedFile::hasHeader)
            .filter(other -> other.rows() > 0 && other.badRows().count() == 0);
  }

  /** Whether another one has found what to skip, or that quotes are text. */
  private boolean isOtherLook() {
    return skippedLines > 0 || form.lines().quotesAreText();
  }

  private Optional<SniffedFile> sniff(SourceForm other, int skipped) throws IOException {
    try (PlainFile plain = WatchedCopy.inForm(path, other, watch)) {
      return new FileSniffer(path, plain, guessed, skipped, watch).sniff();
    }
  }

  private boolean endsWithCrlf(long lineEnd) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(2);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.read(last, Math.max(0, lineEnd - 2));
    }
    return last.get(0) == '\r' && last.get(1) == '\n';
  }

  private boolean isText(FileFacts facts, HeaderLine line, CsvDialect dialect) throws IOException {
    BadRows bad = facts.badRows();
    long all = facts.rows() + bad.count();
    long notUtf8 = bad.reasons().getOrDefault(BadRowReason.NOT_UTF8, 0L);
    return notUtf8 <= all * MOST_NOT_UTF8
        && (notUtf8 == 0
            || form.encoding() != Encoding.UTF_8
            || Accents.areUtf8(file, line, dialect));
  }

  private void checkRows(long rows, BadRows bad) {
    if (rows == 0 && bad.count() > 0) {
      throw refused(
          path,
          "has no row that fits its first line: %s; mend the file".formatted(bad.reasonsText()));
    }
  }

  private static StepFailure refused(String path, String what) {
    return new StepFailure(ExitStatus.QUALITY_GATE, Printable.of(path) + " " + what);
  }
}
