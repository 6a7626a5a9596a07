package dev.citizens.extract;

import dev.citizens.csv.Fingerprint;
import dev.citizens.element.ElementCoder;
import dev.citizens.extract.transform.SiftedRows;
import dev.citizens.files.WrittenPart;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.ListCoder;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The rows of a range, which lie in the lake as parts.
 *
 * @param number of the range, from 0; ranges are joined in this order
 * @param parts in the order in which they are joined
 * @param sifted what became of the other rows that were read, if there is a transform; else null
 */
public record WrittenRange(
    int number, List<WrittenPart> parts, Fingerprint fingerprint, @Nullable SiftedRows sifted) {
  /** How it travels. */
  public static final Coder<WrittenRange> CODER =
      ElementCoder.of(WrittenRange.class, WrittenRange::writeTo, WrittenRange::readFrom);

  private static final Coder<List<WrittenPart>> PARTS =
      ListCoder.of(ElementCoder.of(WrittenPart.class, WrittenPart::writeTo, WrittenPart::readFrom));

  /** All rows that were read. */
  public WrittenRange(int number, List<WrittenPart> parts, Fingerprint fingerprint) {
    this(number, parts, fingerprint, null);
  }

  /** How many rows the server has sent. */
  public long rowsRead() {
    return sifted == null ? rows() : sifted.read();
  }

  public long rows() {
    return parts.stream().mapToLong(WrittenPart::rows).sum();
  }

  /** Of CSV. */
  public long bytes() {
    return parts.stream().mapToLong(WrittenPart::bytes).sum();
  }

  private void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(number);
    PARTS.encode(parts, out);
    fingerprint.writeTo(out);
    out.writeBoolean(sifted != null);
    if (sifted != null) {
      sifted.writeTo(out);
    }
  }

  private static WrittenRange readFrom(DataInputStream in) throws IOException {
    return new WrittenRange(
        in.readInt(),
        PARTS.decode(in),
        Fingerprint.readFrom(in),
        in.readBoolean() ? SiftedRows.readFrom(in) : null);
  }
}
