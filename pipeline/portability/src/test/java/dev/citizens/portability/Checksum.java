package dev.citizens.portability;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells the content of a file or table from any other.
 *
 * @param size bytes of a file, rows of a table
 * @param sha256 in hexadecimal
 */
record Checksum(long size, String sha256) {
  private static final int SHOWN_DIGITS = 16;

  static Checksum of(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return new Checksum(content.length, HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** Its first digits, for a table. */
  String shown() {
    return sha256.substring(0, SHOWN_DIGITS);
  }
}
