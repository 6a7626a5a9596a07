package dev.citizens.extract.delta;

import dev.citizens.files.WrittenPart;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What is known of a table's changes beside the rows themselves, all of one moment.
 *
 * @param table the rows of the table that are extracted
 * @param readKeys what the keys of the rows that were read add to {@link TableCount#keys}
 * @param watermark the largest value of its column of changes; null if no row has one
 * @param changed how many rows may have changed; also such that are extracted no more
 * @param keys of these rows; null if there are none
 * @param arePresentKnown whether the keys of all rows that are extracted have been read
 * @param present these keys; null if there are none
 * @param areTooMany whether they are more than {@link KeySet#MOST_KEYS}: then neither they nor
 *     their rows have been written
 */
public record Changes(
    TableCount table,
    long readKeys,
    @Nullable String watermark,
    long changed,
    @Nullable WrittenPart keys,
    boolean arePresentKnown,
    @Nullable WrittenPart present,
    boolean areTooMany) {

  /** Writes this in the form that {@link #readFrom} reads. */
  public void writeTo(DataOutputStream out) throws IOException {
    out.writeLong(table.rows());
    out.writeLong(table.keys());
    out.writeLong(readKeys);
    out.writeBoolean(watermark != null);
    if (watermark != null) {
      out.writeUTF(watermark);
    }
    out.writeLong(changed);
    writeTo(out, keys);
    out.writeBoolean(arePresentKnown);
    writeTo(out, present);
    out.writeBoolean(areTooMany);
  }

  private static void writeTo(DataOutputStream out, @Nullable WrittenPart part) throws IOException {
    out.writeBoolean(part != null);
    if (part != null) {
      part.writeTo(out);
    }
  }

  /** Reads what {@link #writeTo} wrote. */
  public static Changes readFrom(DataInputStream in) throws IOException {
    return new Changes(
        new TableCount(in.readLong(), in.readLong()),
        in.readLong(),
        in.readBoolean() ? in.readUTF() : null,
        in.readLong(),
        partFrom(in),
        in.readBoolean(),
        partFrom(in),
        in.readBoolean());
  }

  private static @Nullable WrittenPart partFrom(DataInputStream in) throws IOException {
    return in.readBoolean() ? WrittenPart.readFrom(in) : null;
  }
}
