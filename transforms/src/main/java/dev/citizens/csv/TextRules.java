package dev.citizens.csv;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How the text of a file differs from CSV, beside its delimiter: what is taken away or written
 * otherwise before it is read.
 *
 * @param delimiter of the file
 * @param comment with which lines begin that are passed over; empty if there are none
 * @param lastLines how many lines at the end are left out, as an editor counts them
 * @param returnsEndLines whether lines end with a carriage return alone
 * @param backslashesEscape whether a backslash escapes what is behind it
 * @param quotesAreText whether quotes are characters like others
 */
public record TextRules(
    byte delimiter,
    String comment,
    int lastLines,
    boolean returnsEndLines,
    boolean backslashesEscape,
    boolean quotesAreText)
    implements Serializable {
  /** The text is CSV. */
  public static final TextRules NONE =
      new TextRules(CanonicalCsv.DELIMITER, "", 0, false, false, false);

  /** It is, but for its lines, which end with a carriage return alone. */
  public static final TextRules CARRIAGE_RETURNS =
      new TextRules(CanonicalCsv.DELIMITER, "", 0, true, false, false);

  /** The same, where quotes are characters like others. */
  public TextRules withQuotesAsText(byte delimiter) {
    return new TextRules(delimiter, comment, lastLines, returnsEndLines, backslashesEscape, true);
  }

  /** Whether the text is CSV. */
  public boolean areNone() {
    return words().isEmpty();
  }

  /** Whether what is made CSV of it has its lines, each where it was. */
  public boolean keepLines() {
    return comment.isEmpty() && !backslashesEscape;
  }

  /** What makes CSV of it, one behind the other; for one file. */
  public List<TextFilter> filters() {
    List<TextFilter> filters = new ArrayList<>();
    if (returnsEndLines) {
      filters.add(new CarriageReturns());
    }
    if (!comment.isEmpty()) {
      filters.add(
          new CommentLines(comment.getBytes(StandardCharsets.UTF_8), new CsvDialect(delimiter)));
    }
    if (backslashesEscape || quotesAreText) {
      filters.add(
          new EscapedText(
              delimiter, backslashesEscape, !quotesAreText, CsvScanner.MAX_RECORD_BYTES));
    }
    if (lastLines > 0) {
      filters.add(new LastLines(lastLines));
    }
    return filters;
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    if (returnsEndLines) {
      words.add("CR");
    }
    if (!comment.isEmpty()) {
      words.add("comments");
    }
    if (backslashesEscape) {
      words.add("escapes");
    }
    if (quotesAreText) {
      words.add("quotes as text");
    }
    if (lastLines > 0) {
      words.add("last lines");
    }
    return words;
  }

  /** As people say it, such as {@code comments, last lines}; empty if the text is CSV. */
  @Override
  public String toString() {
    return String.join(", ", words());
  }
}
