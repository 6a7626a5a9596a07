package dev.citizens.lake;

import java.io.Serializable;

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
 */
public record SourceFile(
    String name,
    String packing,
    String encoding,
    long bytes,
    String crc32c,
    long start,
    long leftOut)
    implements Serializable {

  /** The place in its text of a byte of the raw file. */
  long placeOf(long offset) {
    return offset - start + leftOut;
  }
}
