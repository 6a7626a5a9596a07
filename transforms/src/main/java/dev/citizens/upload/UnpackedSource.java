package dev.citizens.upload;

import dev.citizens.element.ElementCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.ListCoder;

/**
 * A packed source that lies in the lake, unpacked, as parts.
 *
 * @param ranges of what was packed, in order
 * @param sourceBytes the source's length
 * @param sourceCrc32c of the source as it was received
 */
public record UnpackedSource(List<CopiedRange> ranges, long sourceBytes, int sourceCrc32c) {
  /** How it travels. */
  public static final Coder<UnpackedSource> CODER =
      ElementCoder.of(UnpackedSource.class, UnpackedSource::writeTo, UnpackedSource::readFrom);

  private static final Coder<List<CopiedRange>> RANGES = ListCoder.of(CopiedRange.CODER);

  private void writeTo(DataOutputStream out) throws IOException {
    RANGES.encode(ranges, out);
    out.writeLong(sourceBytes);
    out.writeInt(sourceCrc32c);
  }

  private static UnpackedSource readFrom(DataInputStream in) throws IOException {
    return new UnpackedSource(RANGES.decode(in), in.readLong(), in.readInt());
  }
}
