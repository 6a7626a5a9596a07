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
  private final Attempt attempt;

  private CopyRanges(ByteSource source, CsvDialect dialect, Attempt attempt) {
    this.source = source;
    this.dialect = dialect;
    this.attempt = attempt;
  }

  /** Copies a file of that dialect into parts of the attempt. */
  public static CopyRanges of(ByteSource source, CsvDialect dialect, Attempt attempt) {
    return new CopyRanges(source, dialect, attempt);
  }

  @Override
  public PCollection<CopiedRange> expand(PCollection<SourceRange> ranges) {
    return ranges
        .apply("CopyRange", ParDo.of(new CopyFn(source, dialect, attempt)))
        .setCoder(CopiedRange.CODER);
  }

  private static final class CopyFn extends DoFn<SourceRange, CopiedRange> {
    private static final int BUFFER_BYTES = 1 << 20;

    private final ByteSource source;
    private final CsvDialect dialect;
    private final Attempt attempt;

    CopyFn(ByteSource source, CsvDialect dialect, Attempt attempt) {
      this.source = source;
      this.dialect = dialect;
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
          BoundaryTracer tracer = new BoundaryTracer(cut, dialect);
          long left = Math.min(range.end() - cut, range.cutBytes());
          while (left > 0) {
            int count = in.read(buffer, 0, (int) Math.min(left, BUFFER_BYTES));
            if (count < 0) {
              throw new StepFailure(
                  ExitStatus.INPUT_NOT_READY,
                  "the source ends before byte %s, where it did not end before; run again when it is"
                          .formatted(range.end())
                      + " complete");
            }
            tracer.update(buffer, 0, count);
            part.write(buffer, 0, count);
            left -= count;
          }
          traces.add(tracer.finish());
        }
        out.output(new CopiedRange(range.start(), part.finish(0), List.copyOf(traces)));
      }
    }
  }
}
