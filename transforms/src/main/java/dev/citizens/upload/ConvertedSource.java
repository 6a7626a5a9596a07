package dev.citizens.upload;

import dev.citizens.element.ElementCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.ListCoder;

/**
 * A source that lies in the lake as parts, unpacked and in UTF-8.
 *
 * @param ranges of what came of it, in order
 * @param sourceBytes the source's length
 * @param sourceCrc32c of the source as it was received
 */
public record ConvertedSource(List<CopiedRange> ranges, long sourceBytes, int sourceCrc32c) {
  /** How it travels. */
  public static final Coder<ConvertedSource> CODER =
      ElementCoder.of(ConvertedSource.class, ConvertedSource::writeTo, ConvertedSource::readFrom);

  private static final Coder<List<CopiedRange>> RANGES = ListCoder.of(CopiedRange.CODER);

  private void writeTo(DataOutputStream out) throws IOException {
    RANGES.encode(ranges, out);
    out.writeLong(sourceBytes);
    out.writeInt(sourceCrc32c);
  }

  private static ConvertedSource readFrom(DataInputStream in) throws IOException {
    return new ConvertedSource(RANGES.decode(in), in.readLong(), in.readInt());
  }
}
