package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where records begin and end, said a second time and in another way than {@link RecordStates}: as
 * a regular expression. For small files.
 *
 * @param starts of all records, blank lines included
 * @param records how many are not blank, or count though they are
 */
record RecordGrammar(List<Long> starts, long records) {

  static RecordGrammar of(byte[] file, CsvDialect dialect) {
    String delimiter = String.format(Locale.ROOT, "\\x%02x", dialect.delimiter());
    String toDelimiter = "[^" + delimiter + "\n]*+";
    String quoted = "\"(?:[^\"]++|\"\")*+(?:\"" + toDelimiter + "|\\z)";
    String field = "(?:" + quoted + "|(?!\")" + toDelimiter + ")";
    Pattern record = Pattern.compile("(" + field + "(?:" + delimiter + field + ")*+)(?:\n|\\z)");
    String text = new String(file, ISO_8859_1); // a char is a byte
    Matcher matcher = record.matcher(text);
    List<Long> starts = new ArrayList<>();
    long records = 0;
    for (int at = 0; at < text.length(); at = matcher.end()) {
      if (!matcher.region(at, text.length()).lookingAt()) {
        throw new AssertionError("the grammar has no answer at byte " + at + " of " + text);
      }
      starts.add((long) at);
      boolean empty = matcher.group(1).isEmpty() || matcher.group(1).equals("\r");
      if (!empty || dialect.emptyLinesAreRows()) {
        records++;
      }
    }
    return new RecordGrammar(starts, records);
  }

  /** The first start in {@code [from, to)} or -1. */
  long firstStart(int from, int to) {
    return starts.stream().filter(start -> start >= from && start < to).findFirst().orElse(-1L);
  }
}
