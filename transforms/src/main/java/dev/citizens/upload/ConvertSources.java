package dev.citizens.upload;

import dev.citizens.csv.CsvDialect;
import dev.citizens.element.WorkDone;
import dev.citizens.files.Attempt;
import dev.citizens.source.CountedLines;
import dev.citizens.source.PlainStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Brings whole sources into the lake, each in one pass, unpacked and in UTF-8, and traces where
 * records start in them. One worker does a source, as nobody can begin in the middle.
 */
public final class ConvertSources
    extends PTransform<PCollection<SourceRange>, PCollection<ConvertedSource>> {
  private final ConvertFn convert;

  private ConvertSources(ConvertFn convert) {
    this.convert = convert;
  }

  /** Converts files of that dialect into parts of the attempt. */
  public static ConvertSources of(List<SourceText> sources, CsvDialect dialect, Attempt attempt) {
    return new ConvertSources(new ConvertFn(List.copyOf(sources), dialect, attempt));
  }

  /** An element is a whole source, as {@link SourceRange#whole} makes it. */
  @Override
  public PCollection<ConvertedSource> expand(PCollection<SourceRange> wholes) {
    return wholes.apply("ConvertSource", ParDo.of(convert)).setCoder(ConvertedSource.CODER);
  }

  private static final class ConvertFn extends DoFn<SourceRange, ConvertedSource> {
    private final List<SourceText> sources;
    private final CsvDialect dialect;
    private final Attempt attempt;

    ConvertFn(List<SourceText> sources, CsvDialect dialect, Attempt attempt) {
      this.sources = sources;
      this.dialect = dialect;
      this.attempt = attempt;
    }

    @ProcessElement
    public void convert(@Element SourceRange whole, OutputReceiver<ConvertedSource> out)
        throws IOException {
      SourceText source = sources.get(whole.number());
      TracedCopy copy = TracedCopy.ofSource(whole.number(), dialect, source, attempt);
      List<CopiedRange> ranges = new ArrayList<>();
      long counted = 0;
      try (PlainStream text =
          source.form().open(source.bytes().open(whole.start(), whole.end()), source.name())) {
        CountedLines above = new CountedLines(text);
        above.skipNBytes(source.leftOut());
        CountedLines kept = new CountedLines(source.kept(text));
        SourceRange range = whole.convertedPart(0);
        CopiedRange copied = copy.copy(kept, range);
        while (copied.part().bytes() > 0) {
          ranges.add(copied);
          WorkDone.count(0, text.sourceBytes() - counted);
          counted = text.sourceBytes();
          range = whole.convertedPart(ranges.size());
          copied = copy.copy(kept, range);
        }
        text.drain();
        whole.requireBytes(text.sourceBytes());
        out.output(
            new ConvertedSource(
                whole.number(),
                List.copyOf(ranges),
                text.sourceBytes(),
                text.sourceCrc32c(),
                kept.lineEnds(),
                above.lineEnds()));
      }
    }
  }
}
