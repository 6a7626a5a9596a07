package dev.citizens.lake;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Whether the rows of a table are those of one moment, as far as its server says.
 *
 * @param position of the server's log of changes while the rows were read, if it did not move: a
 *     set of GTIDs of MySQL, a binary log's file and offset of MariaDB; of all tables with the same
 *     position, the rows are of the same moment
 * @param began when the server was asked before the first row was read, by its clock, in UTC; null
 *     if it did not answer
 * @param ended when it was asked after the last row
 */
public record SourceMoment(
    Verdict verdict, @Nullable String position, @Nullable String began, @Nullable String ended) {
  /** Of a server that does not answer such questions. */
  public static final SourceMoment NOT_KNOWN =
      new SourceMoment(Verdict.NOT_KNOWN, null, null, null);

  /** The same where what nobody watched, other tables or the time, has a say in the rows. */
  public SourceMoment withOthers() {
    return verdict == Verdict.CHANGED
        ? this
        : new SourceMoment(Verdict.NOT_KNOWN, null, began, ended);
  }

  /** What is known. */
  public enum Verdict {
    /** The server's log has no change between the first row and the last one, of any table. */
    ONE_MOMENT("as of one moment"),
    /** The server says that the table was last changed before. */
    UNCHANGED("unchanged while it was read"),
    /** The server says that the table was changed between the first row and the last one. */
    CHANGED("changed while it was read, so not as of one moment"),
    /** The server does not say. */
    NOT_KNOWN("not known whether it changed while it was read");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }
}
