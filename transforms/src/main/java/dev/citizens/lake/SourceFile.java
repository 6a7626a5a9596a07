package dev.citizens.lake;

import java.io.Serializable;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A source of a raw file that is not byte by byte that source.
 *
 * @param name the last part of its path
 * @param packing such as {@code gzip}, or {@code none}
 * @param encoding such as {@code UTF-8}
 * @param bytes its length
 * @param crc32c of its content, eight hexadecimal digits
 * @param start where its text starts in the raw file
 * @param leftOut how many bytes of its text, unpacked and in UTF-8, are left out before: those
 *     above its first row, if it is not the first source
 * @param lineEndsBefore how many line ends the raw file has before {@code start}
 * @param lineEndsLeftOut how many there are in what is left out; -1 if other lines are left out
 *     too, or some were added, so that nobody knows where lines of the raw file stand in the source
 */
public record SourceFile(
    String name,
    String packing,
    String encoding,
    long bytes,
    String crc32c,
    long start,
    long leftOut,
    long lineEndsBefore,
    long lineEndsLeftOut)
    implements Serializable {

  /** Whether its text has other bytes than itself. */
  boolean isConverted() {
    return !packing.equals("none") || !encoding.equals("UTF-8") || lineEndsLeftOut < 0;
  }

  /** The place in its text of a byte of the raw file. */
  long placeOf(long offset) {
    return offset - start + leftOut;
  }

  /**
   * The line in it, from 1, of a place in the raw file.
   *
   * @param lineEnds how many the raw file has before that place
   * @return null if nobody knows
   */
  @Nullable Long lineOf(long lineEnds) {
    return lineEndsLeftOut < 0 ? null : lineEnds - lineEndsBefore + lineEndsLeftOut + 1;
  }
}
