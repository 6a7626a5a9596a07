package dev.citizens.csv;

/**
 * How much of a file some records take.
 *
 * @param records how many they are
 * @param lines how many lines of the file, as an editor counts them
 * @param bytes without the line ends behind the records
 * @param largest the one with the most bytes; null if there are no records
 */
public record Extent(long records, long lines, long bytes, Largest largest) {
  /** Of no records. */
  public static final Extent NONE = new Extent(0, 0, 0, null);

  /**
   * A record among others.
   *
   * @param offset where it starts in the file
   */
  public record Largest(long offset, long lines, long bytes) {
    private boolean isBefore(Largest other) {
      return bytes != other.bytes ? bytes > other.bytes : offset < other.offset;
    }
  }

  /** That of one record. */
  public static Extent ofRecord(long offset, long lines, long bytes) {
    return new Extent(1, lines, bytes, new Largest(offset, lines, bytes));
  }

  /** That of both, which have no record in common. */
  public Extent plus(Extent other) {
    boolean mine = other.largest == null || (largest != null && largest.isBefore(other.largest));
    return new Extent(
        records + other.records,
        lines + other.lines,
        bytes + other.bytes,
        mine ? largest : other.largest);
  }
}
