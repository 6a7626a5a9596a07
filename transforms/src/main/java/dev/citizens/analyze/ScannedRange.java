package dev.citizens.analyze;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The bytes of a file that a scan has read.
 *
 * @param start of the range in the file
 * @param bytes how many they are
 * @param crc32c of them
 */
public record ScannedRange(long start, long bytes, int crc32c) {
  /** Writes this in the form that {@link #readFrom} reads. */
  public void writeTo(DataOutput out) throws IOException {
    out.writeLong(start);
    out.writeLong(bytes);
    out.writeInt(crc32c);
  }

  /** Reads what {@link #writeTo} wrote. */
  public static ScannedRange readFrom(DataInput in) throws IOException {
    return new ScannedRange(in.readLong(), in.readLong(), in.readInt());
  }
}
