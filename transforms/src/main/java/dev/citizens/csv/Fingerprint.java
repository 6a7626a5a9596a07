package dev.citizens.csv;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HexFormat;

/**
 * The fingerprint of a set of rows: the sum of their 128-bit hashes.
 *
 * <p>It does not depend on the order of the rows, and those of two disjoint sets add up to that of
 * their union, so it can follow the data from hop to hop in parallel. It changes when any byte of
 * any row does, which a row count does not. A row is hashed in its canonical CSV form ({@link
 * CanonicalCsv}) without the line end.
 *
 * @param high sum of the first hash, modulo 2^64
 * @param low sum of the second hash, modulo 2^64
 */
public record Fingerprint(long high, long low) {
  /** Of no rows. */
  public static final Fingerprint EMPTY = new Fingerprint(0, 0);

  /** The fingerprint of the one row in {@code bytes[from, to)}. */
  public static Fingerprint of(byte[] bytes, int from, int to) {
    FingerprintSum row = new FingerprintSum();
    row.add(bytes, from, to);
    return row.sum();
  }

  /** The fingerprint of both sets together. */
  public Fingerprint plus(Fingerprint other) {
    return new Fingerprint(high + other.high, low + other.low);
  }

  /** Writes this in the form that {@link #readFrom} reads. */
  public void writeTo(DataOutput out) throws IOException {
    out.writeLong(high);
    out.writeLong(low);
  }

  /** Reads what {@link #writeTo} wrote. */
  public static Fingerprint readFrom(DataInput in) throws IOException {
    return new Fingerprint(in.readLong(), in.readLong());
  }

  /** 32 lower-case hexadecimal digits. */
  @Override
  public String toString() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(high) + hex.toHexDigits(low);
  }

  /**
   * Reads what {@link #toString()} wrote.
   *
   * @throws IllegalArgumentException if {@code text} is not 32 hexadecimal digits
   */
  public static Fingerprint parse(String text) {
    if (text.length() != 32) {
      throw new IllegalArgumentException("a fingerprint has 32 hexadecimal digits: " + text);
    }
    return new Fingerprint(
        HexFormat.fromHexDigitsToLong(text, 0, 16), HexFormat.fromHexDigitsToLong(text, 16, 32));
  }
}
