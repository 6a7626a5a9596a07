package dev.citizens.upload;

import dev.citizens.csv.CsvDialect;
import dev.citizens.files.Attempt;
import dev.citizens.source.Packing;
import dev.citizens.source.UnpackedStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Unpacks a whole source into the lake in one pass, and traces where records start in it. One
 * worker does it, as nobody can begin in the middle.
 */
public final class UnpackSource
    extends PTransform<PCollection<SourceRange>, PCollection<UnpackedSource>> {
  private final UnpackFn unpack;

  private UnpackSource(UnpackFn unpack) {
    this.unpack = unpack;
  }

  /**
   * Unpacks a file of that dialect into parts of the attempt.
   *
   * @param name of the source in messages
   * @param dataStart where its first record starts in what is packed; what is before it is copied
   *     and not traced
   */
  public static UnpackSource of(
      ByteSource source,
      Packing packing,
      String name,
      CsvDialect dialect,
      long dataStart,
      Attempt attempt) {
    return new UnpackSource(new UnpackFn(source, packing, name, dialect, dataStart, attempt));
  }

  /** The element is the whole source, as {@link SourceRange#whole} makes it. */
  @Override
  public PCollection<UnpackedSource> expand(PCollection<SourceRange> whole) {
    return whole.apply("UnpackSource", ParDo.of(unpack)).setCoder(UnpackedSource.CODER);
  }

  private static final class UnpackFn extends DoFn<SourceRange, UnpackedSource> {
    private final ByteSource source;
    private final Packing packing;
    private final String name;
    private final CsvDialect dialect;
    private final long dataStart;
    private final Attempt attempt;

    UnpackFn(
        ByteSource source,
        Packing packing,
        String name,
        CsvDialect dialect,
        long dataStart,
        Attempt attempt) {
      this.source = source;
      this.packing = packing;
      this.name = name;
      this.dialect = dialect;
      this.dataStart = dataStart;
      this.attempt = attempt;
    }

    @ProcessElement
    public void unpack(@Element SourceRange whole, OutputReceiver<UnpackedSource> out)
        throws IOException {
      List<CopiedRange> ranges = new ArrayList<>();
      try (UnpackedStream in =
          UnpackedStream.open(packing, source.open(whole.start(), whole.end()), name)) {
        TracedCopy copy = new TracedCopy(dialect, dataStart, attempt);
        SourceRange range = whole.unpackedPart(0);
        CopiedRange copied = copy.copy(in, range);
        while (copied.part().bytes() > 0) {
          ranges.add(copied);
          range = whole.unpackedPart(ranges.size());
          copied = copy.copy(in, range);
        }
        in.drain();
        whole.requireBytes(in.sourceBytes());
        out.output(new UnpackedSource(List.copyOf(ranges), in.sourceBytes(), in.sourceCrc32c()));
      }
    }
  }
}
