package dev.citizens.upload;

import dev.citizens.csv.BoundaryTrace;
import dev.citizens.csv.BoundaryTracer;
import dev.citizens.csv.CsvDialect;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.Attempt;
import dev.citizens.files.PartWriter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private static final int BUFFER_BYTES = 1 << 20;

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
      List<BoundaryTrace> traces = new ArrayList<>();
      byte[] buffer = new byte[BUFFER_BYTES + BoundaryTracer.PADDING_BYTES];
      String path = attempt.file(String.format(Locale.ROOT, "part-%06d", range.number()));
      try (InputStream in = source.open(range.start(), range.end());
          PartWriter part = new PartWriter(path)) {
        for (long cut = range.start(); cut < range.end(); cut += range.cutBytes()) {
          long left = Math.min(range.end() - cut, range.cutBytes());
          long untraced = Math.max(0, Math.min(dataStart - cut, left));
          BoundaryTracer tracer = new BoundaryTracer(cut + untraced, dialect);
          boolean traced = untraced < left;
          while (left > 0) {
            int count = in.read(buffer, 0, (int) Math.min(left, BUFFER_BYTES));
            if (count < 0) {
              throw new StepFailure(
                  ExitStatus.INPUT_NOT_READY,
                  "the source ends before byte %s, where it did not end before; run again when it is"
                          .formatted(range.end())
                      + " complete");
            }
            int passed = (int) Math.min(untraced, count);
            tracer.update(buffer, passed, count);
            untraced -= passed;
            part.write(buffer, 0, count);
            left -= count;
          }
          if (traced) {
            traces.add(tracer.finish());
          }
        }
        out.output(new CopiedRange(range.start(), part.finish(0), List.copyOf(traces)));
      }
    }
  }
}
