package dev.citizens.upload;

import dev.citizens.csv.CsvDialect;
import dev.citizens.element.WorkDone;
import dev.citizens.files.Attempt;
import java.io.IOException;
import java.io.InputStream;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Copies ranges of a file into the lake, a part each, byte by byte the same, and traces where
 * records start in them.
 */
public final class CopyRanges
    extends PTransform<PCollection<SourceRange>, PCollection<CopiedRange>> {
  private final ByteSource source;
  private final CsvDialect dialect;
  private final long dataStart;
  private final Attempt attempt;

  private CopyRanges(ByteSource source, CsvDialect dialect, long dataStart, Attempt attempt) {
    this.source = source;
    this.dialect = dialect;
    this.dataStart = dataStart;
    this.attempt = attempt;
  }

  /**
   * Copies a file of that dialect into parts of the attempt.
   *
   * @param dataStart where its first record starts; what is before it is copied and not traced
   */
  public static CopyRanges of(
      ByteSource source, CsvDialect dialect, long dataStart, Attempt attempt) {
    return new CopyRanges(source, dialect, dataStart, attempt);
  }

  @Override
  public PCollection<CopiedRange> expand(PCollection<SourceRange> ranges) {
    return ranges
        .apply("CopyRange", ParDo.of(new CopyFn(source, dialect, dataStart, attempt)))
        .setCoder(CopiedRange.CODER);
  }

  private static final class CopyFn extends DoFn<SourceRange, CopiedRange> {
    private final ByteSource source;
    private final CsvDialect dialect;
    private final long dataStart;
    private final Attempt attempt;

    CopyFn(ByteSource source, CsvDialect dialect, long dataStart, Attempt attempt) {
      this.source = source;
      this.dialect = dialect;
      this.dataStart = dataStart;
      this.attempt = attempt;
    }

    @ProcessElement
    public void copy(@Element SourceRange range, OutputReceiver<CopiedRange> out)
        throws IOException {
      try (InputStream in = source.open(range.start(), range.end())) {
        CopiedRange copied = new TracedCopy(dialect, dataStart, attempt).copy(in, range);
        range.requireBytes(copied.part().bytes());
        WorkDone.count(0, copied.part().bytes());
        out.output(copied);
      }
    }
  }
}
