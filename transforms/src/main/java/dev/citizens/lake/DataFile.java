package dev.citizens.lake;

import java.util.Locale;

/**
 * A published file as its manifest describes it.
 *
 * @param name in the manifest's folder
 * @param bytes length
 * @param crc32c of the content, eight hexadecimal digits
 * @param rows records without the header; malformed ones included; empty lines only if they are
 *     rows
 */
public record DataFile(String name, long bytes, String crc32c, long rows) {
  /** As {@link #crc32c()} is written. */
  public static String hex(int crc32c) {
    return String.format(Locale.ROOT, "%08x", crc32c);
  }
}
