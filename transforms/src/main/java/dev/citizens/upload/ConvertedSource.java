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
 * @param number of the source, from 0
 * @param ranges of what came of it, in order; the first starts at 0
 * @param sourceBytes the source's length
 * @param sourceCrc32c of the source as it was received
 * @param lineEnds of what the lake has of it
 * @param lineEndsLeftOut of what is left out above
 */
public record ConvertedSource(
    int number,
    List<CopiedRange> ranges,
    long sourceBytes,
    int sourceCrc32c,
    long lineEnds,
    long lineEndsLeftOut) {
  /** How it travels. */
  public static final Coder<ConvertedSource> CODER =
      ElementCoder.of(ConvertedSource.class, ConvertedSource::writeTo, ConvertedSource::readFrom);

  private static final Coder<List<CopiedRange>> RANGES = ListCoder.of(CopiedRange.CODER);

  /** How many bytes of it the lake has. */
  public long keptBytes() {
    return ranges.stream().mapToLong(range -> range.part().bytes()).sum();
  }

  /** The same behind other sources, of which the lake has so many bytes. */
  public List<CopiedRange> behind(long bytes) {
    return ranges.stream().map(range -> range.behind(bytes)).toList();
  }

  private void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(number);
    RANGES.encode(ranges, out);
    out.writeLong(sourceBytes);
    out.writeInt(sourceCrc32c);
    out.writeLong(lineEnds);
    out.writeLong(lineEndsLeftOut);
  }

  private static ConvertedSource readFrom(DataInputStream in) throws IOException {
    return new ConvertedSource(
        in.readInt(), RANGES.decode(in), in.readLong(), in.readInt(), in.readLong(), in.readLong());
  }
}
