package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The line of a CSV file that names its columns, or would.
 *
 * @param text as it stands in the file, without byte order mark and line end
 * @param names its fields; empty if the line is malformed
 * @param end where the next record starts
 */
public record HeaderLine(String text, List<String> names, long end) {

  /**
   * The line below those that are skipped; a byte order mark at the start of the file is passed
   * over.
   *
   * @param dialect the file's
   * @param skippedLines above it, as an editor counts them
   */
  public static HeaderLine of(FileHead head, CsvDialect dialect, int skippedLines) {
    int from = head.lineStart(skippedLines);
    RecordParser counter = new RecordParser(1, dialect);
    counter.parse(head.bytes(), from, head.length(), true);
    RecordParser parser = new RecordParser(counter.fields(), dialect);
    int end = parser.parse(head.bytes(), from, head.length(), true);
    String text = new String(head.bytes(), from, parser.recordEnd() - from, UTF_8);
    boolean ok =
        !parser.blank()
            && parser.badReason() == null
            && Utf8.isValid(head.bytes(), from, parser.recordEnd());
    return new HeaderLine(text, ok ? names(parser, head, end) : List.of(), end);
  }

  /** What is wrong if lines end with a carriage return alone, so that this is all of them. */
  public Optional<String> lineEndObjection() {
    return text.indexOf('\r') >= 0 && text.indexOf('\n') < 0
        ? Optional.of(
            "has lines that end with a carriage return alone; say lineEnd: CR of the data set, or convert"
                + " it, for example with tr '\\r' '\\n'")
        : Optional.empty();
  }

  /** The fields of the record that was parsed last and ends with {@code end}. */
  private static List<String> names(RecordParser parser, FileHead head, int end) {
    int columns = parser.fields();
    ByteSink row = new ByteSink(2 * end + RowBatch.PADDING_BYTES);
    row.append(head.bytes(), 0, end);
    int[] bounds = new int[columns + 1];
    parser.appendRow(row, bounds, 0);
    return IntStream.range(0, columns)
        .mapToObj(i -> CanonicalCsv.decode(row.array(), bounds[i] + 1, bounds[i + 1]))
        .map(name -> Objects.requireNonNullElse(name, ""))
        .toList();
  }
}
