package dev.citizens.upload;

import dev.citizens.csv.BoundaryTrace;
import dev.citizens.element.ElementCoder;
import dev.citizens.files.WrittenPart;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.ListCoder;

/**
 * A range that lies in the lake as a part.
 *
 * @param start of the range in the source
 * @param traces of the range's cuts, in order
 */
public record CopiedRange(long start, WrittenPart part, List<BoundaryTrace> traces) {
  /** How it travels. */
  public static final Coder<CopiedRange> CODER =
      ElementCoder.of(CopiedRange.class, CopiedRange::writeTo, CopiedRange::readFrom);

  private static final Coder<List<BoundaryTrace>> TRACES =
      ListCoder.of(
          ElementCoder.of(BoundaryTrace.class, BoundaryTrace::writeTo, BoundaryTrace::readFrom));

  /** The same in a file that has so many bytes before it. */
  CopiedRange behind(long bytes) {
    return new CopiedRange(
        start + bytes, part, traces.stream().map(trace -> trace.behind(bytes)).toList());
  }

  private void writeTo(DataOutputStream out) throws IOException {
    out.writeLong(start);
    part.writeTo(out);
    TRACES.encode(traces, out);
  }

  private static CopiedRange readFrom(DataInputStream in) throws IOException {
    return new CopiedRange(in.readLong(), WrittenPart.readFrom(in), TRACES.decode(in));
  }
}
