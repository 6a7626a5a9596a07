package dev.citizens.lake;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Of a table that is read incrementally: how it was, and what the next day goes on from.
 *
 * @param server address and database that were read; null if an earlier version has written it
 * @param by the column whose value grows with each change of a row
 * @param watermark its largest value when the table was read; null if no row had one
 * @param shape differs from that of another day if the text of a row that has not changed may
 *     differ
 * @param fullOn the last day on which all rows were read
 * @param read rows that were read of the server
 * @param kept rows that are those of the day before
 * @param replaced rows of the day before that were read anew, or are gone
 */
public record Increment(
    @Nullable String server,
    String by,
    @Nullable String watermark,
    String shape,
    String fullOn,
    long read,
    long kept,
    long replaced) {

  /** Whether it has what must be there. */
  boolean isWhole() {
    return by != null && shape != null && fullOn != null && read >= 0 && kept >= 0 && replaced >= 0;
  }
}
