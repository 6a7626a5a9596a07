package dev.citizens.upload;

import dev.citizens.csv.ColumnType;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.Encoding;
import dev.citizens.csv.FileHead;
import dev.citizens.csv.FileKind;
import dev.citizens.csv.HeaderLine;
import dev.citizens.csv.SeparatorLine;
import dev.citizens.csv.type.TypedField;
import dev.citizens.failures.Printable;
import dev.citizens.job.Column;
import dev.citizens.job.CsvFile;
import dev.citizens.job.Dataset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says how a CSV file begins if not as the job file declares, with a header or without. */
public final class HeaderObjection {
  private static final String DELIMITERS = ",;\t|:^~ ";

  /** Those that divide a header whose names are not the declared ones either. */
  private static final String COMMON_DELIMITERS = ",;\t|";

  private final FileHead head;
  private final HeaderLine line;
  private final Dataset dataset;
  private final CsvFile file;

  private HeaderObjection(FileHead head, HeaderLine line, Dataset dataset) {
    this.head = head;
    this.line = line;
    this.dataset = dataset;
    file = dataset.file();
  }

  /**
   * What is wrong with the file, as a phrase with what to do about it; empty if nothing is.
   *
   * @param line below the lines of {@code head} that are skipped
   * @param dataset a file
   */
  public static Optional<String> of(FileHead head, HeaderLine line, Dataset dataset) {
    HeaderObjection objection = new HeaderObjection(head, line, dataset);
    Optional<String> separator = objection.separatorLine();
    if (separator.isPresent()) { // with as many fields as there are columns, too
      return separator;
    }
    if (!dataset.file().hasHeader()) {
      return objection.toRow();
    }
    return line.names().equals(dataset.headers())
        ? Optional.empty()
        : Optional.of(objection.toHeader());
  }

  /** A first row may be bad, but not of another kind. */
  private Optional<String> toRow() {
    if (line.names().equals(dataset.columnNames())) {
      return Optional.of(
          "begins with its header; remove datasets.%s.header: none".formatted(dataset.name()));
    }
    return line.names().size() == dataset.columns().size() ? Optional.empty() : noCsv();
  }

  private String toHeader() {
    return noCsv()
        .or(this::controlCharacter)
        .or(this::otherLine)
        .or(this::blank)
        .or(this::otherDelimiter)
        .or(this::data)
        .orElseGet(this::difference);
  }

  private Optional<String> noCsv() {
    Optional<FileKind> kind = FileKind.of(head);
    if (kind.isPresent()) {
      return Optional.of("is %s and no CSV text; %s".formatted(kind.get().is(), kind.get().fix()));
    }
    return line.lineEndObjection();
  }

  private Optional<String> separatorLine() {
    return SeparatorLine.delimiter(line.text())
        .map(
            delimiter ->
                "begins with the line sep=%s, which is meant for Excel alone; set datasets.%s.skipLines: %s"
                        .formatted(
                            Printable.of(delimiter.toString()),
                            dataset.name(),
                            file.skippedLines() + 1)
                    + delimiterAdvice(delimiter));
  }

  private Optional<String> controlCharacter() {
    int control =
        line.text().codePoints().filter(HeaderObjection::isControl).findFirst().orElse(-1);
    return control < 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "has the control character U+%04X in its first line, %s; mend the file",
                control,
                quoted(line.text())));
  }

  private static boolean isControl(int character) {
    return character == '\u007F' || (character < ' ' && "\t\r\n".indexOf(character) < 0);
  }

  /** The header is there, but below other lines than those that are skipped. */
  private Optional<String> otherLine() {
    for (int above = 0; above <= FileHead.MOST_LINES_ABOVE_HEADER; above++) {
      if (HeaderLine.of(head, dataset.dialect(), above).names().equals(dataset.headers())) {
        return Optional.of(
            "has its header below %s line%s and not below %s; set datasets.%s.skipLines: %s"
                .formatted(
                    above, above == 1 ? "" : "s", file.skippedLines(), dataset.name(), above));
      }
    }
    return Optional.empty();
  }

  private Optional<String> blank() {
    if (!line.text().isBlank()) {
      return Optional.empty();
    }
    if (file.skippedLines() == 0) {
      return Optional.of("begins with an empty line and not with its header; remove that line");
    }
    return Optional.of(
        "has %s below the %s lines of datasets.%s.skipLines instead of its header; set another number"
            .formatted(
                head.lineStart(file.skippedLines()) == head.length() ? "nothing" : "an empty line",
                file.skippedLines(),
                dataset.name()));
  }

  private Optional<String> otherDelimiter() {
    int columns = dataset.columns().size();
    for (int i = 0; i < DELIMITERS.length(); i++) {
      char other = DELIMITERS.charAt(i);
      List<String> names =
          HeaderLine.of(head, new CsvDialect((byte) other), file.skippedLines()).names();
      boolean fits =
          COMMON_DELIMITERS.indexOf(other) >= 0
              && line.names().size() < columns
              && names.size() == columns;
      if (names.equals(dataset.headers()) || fits) {
        return Optional.of(
            "has its columns divided by %s, and the job file says %s; set datasets.%s.delimiter: %s"
                .formatted(
                    shown(other),
                    shown((char) dataset.dialect().delimiter()),
                    dataset.name(),
                    shown(other)));
      }
    }
    return Optional.empty();
  }

  /** A first line with values of the declared types, and not of texts alone. */
  private Optional<String> data() {
    List<Column> columns = dataset.columns();
    if (line.names().size() != columns.size()) {
      return Optional.empty();
    }
    int typed = 0;
    for (int i = 0; i < columns.size(); i++) {
      String value = line.names().get(i);
      if (!columns.get(i).type().equals(ColumnType.TEXT) && !value.isEmpty()) {
        if (!TypedField.isValue(columns.get(i).type(), value)) {
          return Optional.empty();
        }
        typed++;
      }
    }
    return typed == 0
        ? Optional.empty()
        : Optional.of(
            "begins with a row and has no header; set datasets.%s.header: none"
                .formatted(dataset.name()));
  }

  private String difference() {
    return line.names().isEmpty()
        ? "begins with %s, which is no line of CSV in %s; mend the file, or set datasets.%s.encoding"
            .formatted(
                quoted(line.text()),
                file.encoding() == null ? Encoding.UTF_8 : file.encoding(),
                dataset.name())
        : "has another header than the job file: %s; mend the file, or datasets.%s.columns, where header: says how a column is spelled in the file"
            .formatted(HeaderDifference.of(line.names(), dataset.headers()), dataset.name());
  }

  private String delimiterAdvice(char delimiter) {
    return delimiter == dataset.dialect().delimiter()
        ? ""
        : ", and set datasets.%s.delimiter: %s".formatted(dataset.name(), shown(delimiter));
  }

  private static String shown(char delimiter) {
    return delimiter == '\t'
        ? "\"\\t\""
        : "\"" + Printable.of(Character.toString(delimiter)) + "\"";
  }

  private static String quoted(String text) {
    return "\"" + Printable.of(text, HeaderDifference.MOST_CHARACTERS) + "\"";
  }
}
