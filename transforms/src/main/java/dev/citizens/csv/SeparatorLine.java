package dev.citizens.csv;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line by which Excel is told the delimiter of a file: {@code sep=;}, above its header. */
public final class SeparatorLine {
  private static final Pattern LINE = Pattern.compile("(?i)\"?sep=(.)\"?");

  private SeparatorLine() {}

  /**
   * The delimiter that the line tells; empty if it is a line like others.
   *
   * @param line without its line end
   */
  public static Optional<Character> delimiter(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches() ? Optional.of(matcher.group(1).charAt(0)) : Optional.empty();
  }
}
