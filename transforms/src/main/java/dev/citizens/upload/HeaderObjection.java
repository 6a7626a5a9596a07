package dev.citizens.upload;

import dev.citizens.csv.ColumnType;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.FileHead;
import dev.citizens.csv.FileKind;
import dev.citizens.csv.HeaderLine;
import dev.citizens.csv.type.TypedField;
import dev.citizens.failures.Printable;
import dev.citizens.job.Column;
import dev.citizens.job.Dataset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what the first line of a CSV file is if it is not the header that the job file declares. */
public final class HeaderObjection {
  private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)\"?sep=(.)\"?");
  private static final String DELIMITERS = ",;\t|:^~ ";

  /** Those that divide a header whose names are not the declared ones either. */
  private static final String COMMON_DELIMITERS = ",;\t|";

  /** Below a title and some blank lines, a header comes that soon. */
  private static final int MOST_LINES_ABOVE = 20;

  private final FileHead head;
  private final HeaderLine line;
  private final Dataset dataset;

  private HeaderObjection(FileHead head, HeaderLine line, Dataset dataset) {
    this.head = head;
    this.line = line;
    this.dataset = dataset;
  }

  /**
   * What is wrong with the file, as a phrase with what to do about it; empty if nothing is.
   *
   * @param line the first one of {@code head}
   */
  public static Optional<String> of(FileHead head, HeaderLine line, Dataset dataset) {
    return line.names().equals(dataset.columnNames())
        ? Optional.empty()
        : Optional.of(new HeaderObjection(head, line, dataset).text());
  }

  private String text() {
    Matcher separator = SEPARATOR_LINE.matcher(line.text());
    int control =
        line.text().codePoints().filter(HeaderObjection::isControl).findFirst().orElse(-1);
    Optional<FileKind> kind = FileKind.of(head);
    if (kind.isPresent()) {
      return "is %s and no CSV text; %s".formatted(kind.get().is(), kind.get().fix());
    }
    if (separator.matches()) {
      return "begins with the line sep=%s, which is meant for Excel alone; remove that line"
              .formatted(Printable.of(separator.group(1)))
          + delimiterAdvice(separator.group(1).charAt(0));
    }
    if (line.text().indexOf('\r') >= 0 && line.text().indexOf('\n') < 0) {
      return "has lines that end with a carriage return alone; convert it, for example with tr '\\r'"
          + " '\\n'";
    }
    if (control >= 0) {
      return String.format(
          Locale.ROOT,
          "has the control character U+%04X in its first line, %s; mend the file",
          control,
          quoted(line.text()));
    }
    if (line.text().isBlank()) {
      return "begins with an empty line and not with its header; remove that line";
    }
    return lineAbove().or(this::otherDelimiter).or(this::data).orElseGet(this::difference);
  }

  private static boolean isControl(int character) {
    return character == '\u007F' || (character < ' ' && "\t\r\n".indexOf(character) < 0);
  }

  /** The header comes later. */
  private Optional<String> lineAbove() {
    List<HeaderLine> lines = HeaderLine.first(head, dataset.dialect(), MOST_LINES_ABOVE);
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).names().equals(dataset.columnNames())) {
        return Optional.of(
            "has its header below %s other line%s; remove what is above it"
                .formatted(i, i == 1 ? "" : "s"));
      }
    }
    return Optional.empty();
  }

  private Optional<String> otherDelimiter() {
    int columns = dataset.columns().size();
    for (int i = 0; i < DELIMITERS.length(); i++) {
      char other = DELIMITERS.charAt(i);
      List<String> names = HeaderLine.of(head, new CsvDialect((byte) other)).names();
      boolean fits =
          COMMON_DELIMITERS.indexOf(other) >= 0
              && line.names().size() < columns
              && names.size() == columns;
      if (names.equals(dataset.columnNames()) || fits) {
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
            "begins with a row and has no header; put the line %s before it"
                .formatted(Printable.of(dataset.header())));
  }

  private String difference() {
    return line.names().isEmpty()
        ? "begins with %s, which is no line of CSV in UTF-8; mend the file"
            .formatted(quoted(line.text()))
        : "has another header than the job file: %s; mend the file, or datasets.%s.columns in the job file"
            .formatted(HeaderDifference.of(line.names(), dataset.columnNames()), dataset.name());
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
