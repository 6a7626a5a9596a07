package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The first line of a CSV file, or one that stands below it.
 *
 * @param text as it stands in the file, without byte order mark and line end
 * @param names its fields; empty if the line is malformed
 * @param end where the next record starts
 */
public record HeaderLine(String text, List<String> names, long end) {

  /**
   * The first line; a byte order mark before it is passed over.
   *
   * @param dialect the file's
   */
  public static HeaderLine of(FileHead head, CsvDialect dialect) {
    return at(head, head.textStart(), dialect);
  }

  /** The first lines, as many as there are at the most. */
  public static List<HeaderLine> first(FileHead head, CsvDialect dialect, int most) {
    List<HeaderLine> lines = new ArrayList<>();
    int from = head.textStart();
    while (lines.size() < most && from < head.length()) {
      HeaderLine line = at(head, from, dialect);
      lines.add(line);
      from = (int) line.end();
    }
    return lines;
  }

  /** The line that starts at {@code from}. */
  private static HeaderLine at(FileHead head, int from, CsvDialect dialect) {
    RecordParser counter = new RecordParser(1, dialect);
    counter.parse(head.bytes(), from, head.length(), true);
    int columns = counter.fields();
    RecordParser parser = new RecordParser(columns, dialect);
    int end = parser.parse(head.bytes(), from, head.length(), true);
    String text = new String(head.bytes(), from, parser.recordEnd() - from, UTF_8);
    boolean ok =
        !parser.blank()
            && parser.badReason() == null
            && Utf8.isValid(head.bytes(), from, parser.recordEnd());
    return new HeaderLine(text, ok ? names(parser, head, columns) : List.of(), end);
  }

  private static List<String> names(RecordParser parser, FileHead head, int columns) {
    ByteSink row = new ByteSink(2 * FileHead.MAX_BYTES + RowBatch.PADDING_BYTES);
    row.append(head.bytes(), 0, head.bytes().length);
    int[] bounds = new int[columns + 1];
    parser.appendRow(row, bounds, 0);
    return IntStream.range(0, columns)
        .mapToObj(i -> CanonicalCsv.decode(row.array(), bounds[i] + 1, bounds[i + 1]))
        .map(name -> Objects.requireNonNullElse(name, ""))
        .toList();
  }
}
