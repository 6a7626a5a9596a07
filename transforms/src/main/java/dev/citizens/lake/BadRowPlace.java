package dev.citizens.lake;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Where a bad row stands, and why it is one; not what it says, which is about people.
 *
 * @param file the name of the file that it came in
 * @param line of that file, from 1, on which it starts; null if nobody knows, as lines were left
 *     out of the file or added while it was converted
 * @param byteOffset where it starts in that file or in its text; as in the quarantine file
 * @param inText whether that is the text of the file: its bytes, unpacked and in UTF-8
 * @param lakeOffset where it starts in the raw file of the lake
 * @param reason such as {@code NOT_A_DATE}
 * @param column whose value is the reason; null if the reason is none of a column
 */
public record BadRowPlace(
    String file,
    @Nullable Long line,
    long byteOffset,
    boolean inText,
    long lakeOffset,
    String reason,
    @Nullable String column) {

  /** Whether no part is missing or makes no sense. */
  boolean isWhole() {
    return file != null
        && (line == null || line > 0)
        && byteOffset >= 0
        && lakeOffset >= 0
        && reason != null;
  }

  /**
   * Such as {@code line 7 of people.csv, column born, byte 120}; of a file that was unpacked {@code
   * …, byte 120 of its text}.
   */
  @Override
  public String toString() {
    String name = column == null ? "" : ", column " + column;
    return line == null
        ? "byte %s of %s%s%s".formatted(byteOffset, inText ? "the text of " : "", file, name)
        : "line %s of %s%s, byte %s%s"
            .formatted(line, file, name, byteOffset, inText ? " of its text" : "");
  }
}
