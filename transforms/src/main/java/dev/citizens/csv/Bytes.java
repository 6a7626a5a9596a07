package dev.citizens.csv;

import java.util.Arrays;

/** Bytes as a value, equal by content, as Beam wants elements to be. Nobody writes to the array. */
public final class Bytes {
  private final byte[] array;

  private Bytes(byte[] array) {
    this.array = array;
  }

  /** Wraps the array, which must not be written to afterwards. */
  public static Bytes of(byte[] array) {
    return new Bytes(array);
  }

  /** The array itself. */
  public byte[] array() {
    return array;
  }

  public int length() {
    return array.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array);
  }

  @Override
  public String toString() {
    return array.length + " bytes";
  }
}
