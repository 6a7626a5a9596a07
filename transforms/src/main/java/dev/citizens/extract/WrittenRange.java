package dev.citizens.extract;

import dev.citizens.csv.Fingerprint;
import dev.citizens.element.ElementCoder;
import dev.citizens.files.WrittenPart;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.ListCoder;

/**
 * The rows of a range, which lie in the lake as parts.
 *
 * @param number of the range, from 0; ranges are joined in this order
 * @param parts in the order in which they are joined
 */
public record WrittenRange(int number, List<WrittenPart> parts, Fingerprint fingerprint) {
  /** How it travels. */
  public static final Coder<WrittenRange> CODER =
      ElementCoder.of(WrittenRange.class, WrittenRange::writeTo, WrittenRange::readFrom);

  private static final Coder<List<WrittenPart>> PARTS =
      ListCoder.of(ElementCoder.of(WrittenPart.class, WrittenPart::writeTo, WrittenPart::readFrom));

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
  }

  private static WrittenRange readFrom(DataInputStream in) throws IOException {
    return new WrittenRange(in.readInt(), PARTS.decode(in), Fingerprint.readFrom(in));
  }
}
