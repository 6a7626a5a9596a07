package dev.citizens.files;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * A part that a worker has written below an attempt's folder; parts are joined in the order of
 * their paths.
 *
 * @param path of the part
 * @param rows in it, without a header
 * @param bytes its length
 * @param crc32c of its content
 */
public record WrittenPart(String path, long rows, long bytes, int crc32c)
    implements Comparable<WrittenPart>, Serializable {

  @Override
  public int compareTo(WrittenPart other) {
    return path.compareTo(other.path);
  }

  /** Writes this part in the form that {@link #readFrom} reads. */
  public void writeTo(DataOutput out) throws IOException {
    out.writeUTF(path);
    out.writeLong(rows);
    out.writeLong(bytes);
    out.writeInt(crc32c);
  }

  /** Reads what {@link #writeTo} wrote. */
  public static WrittenPart readFrom(DataInput in) throws IOException {
    return new WrittenPart(in.readUTF(), in.readLong(), in.readLong(), in.readInt());
  }
}
