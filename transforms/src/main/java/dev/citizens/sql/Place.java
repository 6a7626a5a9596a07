package dev.citizens.sql;

/**
 * A place in the text of a statement.
 *
 * @param line from 1
 * @param column from 1, in characters (code points)
 */
public record Place(int line, int column) {
  /** The place of the character at an index of a text. */
  public static Place of(String text, int index) {
    int end = Math.min(Math.max(index, 0), text.length());
    int lineStart = text.lastIndexOf('\n', end - 1) + 1;
    int line = 1 + (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    return new Place(line, 1 + text.codePointCount(lineStart, end));
  }

  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
