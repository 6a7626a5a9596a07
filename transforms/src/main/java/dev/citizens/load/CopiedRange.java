package dev.citizens.load;

import dev.citizens.analyze.ScannedRange;

/**
 * A range of a file whose rows PostgreSQL has taken.
 *
 * @param number of the range in its file, from 0
 * @param start of the range in the file
 * @param bytes that were read of the file
 * @param crc32c of these bytes
 * @param rows that PostgreSQL made of them
 */
public record CopiedRange(int number, long start, long bytes, int crc32c, long rows) {
  /** The bytes that were read. */
  public ScannedRange read() {
    return new ScannedRange(start, bytes, crc32c);
  }
}
