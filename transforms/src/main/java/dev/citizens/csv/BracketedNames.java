package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A header whose names stand in angle brackets, {@code <DATE>,<OPEN>,<CLOSE>}, as those of stock
 * prices do. It begins as documents in XML and HTML do.
 */
final class BracketedNames {
  private static final String DELIMITERS = ",;\t|";
  private static final Pattern NAME = Pattern.compile("(<[^<>]+>)?");

  private BracketedNames() {}

  /** Whether the line that starts at {@code from} is one, of two names or more. */
  static boolean startAt(FileHead head, int from) {
    int to = from;
    while (to < head.length() && head.bytes()[to] != '\n' && head.bytes()[to] != '\r') {
      to++;
    }
    String line = new String(head.bytes(), from, to - from, UTF_8);
    int delimiter = line.indexOf('>') + 1;
    if (delimiter == line.length() || DELIMITERS.indexOf(line.charAt(delimiter)) < 0) {
      return false;
    }
    String[] names = line.split(Pattern.quote(line.substring(delimiter, delimiter + 1)), -1);
    return Stream.of(names).allMatch(name -> NAME.matcher(name).matches());
  }
}
