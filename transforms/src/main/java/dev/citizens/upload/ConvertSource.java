package dev.citizens.upload;

import dev.citizens.csv.CsvDialect;
import dev.citizens.element.WorkDone;
import dev.citizens.files.Attempt;
import dev.citizens.source.PlainStream;
import dev.citizens.source.SourceForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Brings a whole source into the lake in one pass, unpacked and in UTF-8, and traces where records
 * start in it. One worker does it, as nobody can begin in the middle.
 */
public final class ConvertSource
    extends PTransform<PCollection<SourceRange>, PCollection<ConvertedSource>> {
  private final ConvertFn convert;

  private ConvertSource(ConvertFn convert) {
    this.convert = convert;
  }

  /**
   * Converts a file of that dialect into parts of the attempt.
   *
   * @param name of the source in messages
   * @param dataStart where its first record starts in what comes of it; what is before it is not
   *     traced
   */
  public static ConvertSource of(
      ByteSource source,
      SourceForm form,
      String name,
      CsvDialect dialect,
      long dataStart,
      Attempt attempt) {
    return new ConvertSource(new ConvertFn(source, form, name, dialect, dataStart, attempt));
  }

  /** The element is the whole source, as {@link SourceRange#whole} makes it. */
  @Override
  public PCollection<ConvertedSource> expand(PCollection<SourceRange> whole) {
    return whole.apply("ConvertSource", ParDo.of(convert)).setCoder(ConvertedSource.CODER);
  }

  private static final class ConvertFn extends DoFn<SourceRange, ConvertedSource> {
    private final ByteSource source;
    private final SourceForm form;
    private final String name;
    private final CsvDialect dialect;
    private final long dataStart;
    private final Attempt attempt;

    ConvertFn(
        ByteSource source,
        SourceForm form,
        String name,
        CsvDialect dialect,
        long dataStart,
        Attempt attempt) {
      this.source = source;
      this.form = form;
      this.name = name;
      this.dialect = dialect;
      this.dataStart = dataStart;
      this.attempt = attempt;
    }

    @ProcessElement
    public void convert(@Element SourceRange whole, OutputReceiver<ConvertedSource> out)
        throws IOException {
      List<CopiedRange> ranges = new ArrayList<>();
      long counted = 0;
      try (PlainStream in = form.open(source.open(whole.start(), whole.end()), name)) {
        TracedCopy copy = new TracedCopy(dialect, dataStart, attempt);
        SourceRange range = whole.convertedPart(0);
        CopiedRange copied = copy.copy(in, range);
        while (copied.part().bytes() > 0) {
          ranges.add(copied);
          WorkDone.count(0, in.sourceBytes() - counted);
          counted = in.sourceBytes();
          range = whole.convertedPart(ranges.size());
          copied = copy.copy(in, range);
        }
        in.drain();
        whole.requireBytes(in.sourceBytes());
        out.output(new ConvertedSource(List.copyOf(ranges), in.sourceBytes(), in.sourceCrc32c()));
      }
    }
  }
}
