package dev.citizens.analyze;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.Partitions;
import dev.citizens.csv.CsvDialect;
import dev.citizens.element.WorkDone;
import dev.citizens.files.Attempt;
import dev.citizens.job.Column;
import dev.citizens.lake.RowPlaces;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Answers all analyses in one pass over the ranges of a CSV file.
 *
 * <p>An element is a range; each bundle scans its ranges into one partial per analysis, which then
 * meet slot by slot. {@link ResultsFiles} makes files of what comes out.
 */
public final class AnalyzeCsv extends PTransform<PCollection<ScanRange>, PCollection<SlotResult>> {
  private final List<Analysis> analyses;
  private final List<Column> columns;
  private final CsvDialect dialect;
  private final RowPlaces places;
  private final Attempt attempt;
  private final int parts;

  private AnalyzeCsv(
      List<Analysis> analyses,
      List<Column> columns,
      CsvDialect dialect,
      RowPlaces places,
      Attempt attempt,
      int parts) {
    this.analyses = analyses;
    this.columns = columns;
    this.dialect = dialect;
    this.places = places;
    this.attempt = attempt;
    this.parts = parts;
  }

  /**
   * Analyses of rows with these columns.
   *
   * @param dialect of the file
   * @param places where its rows stand
   * @param attempt where bad rows and large results are written
   */
  public static AnalyzeCsv of(
      List<Analysis> analyses,
      List<Column> columns,
      CsvDialect dialect,
      RowPlaces places,
      Attempt attempt) {
    return new AnalyzeCsv(
        List.copyOf(analyses), List.copyOf(columns), dialect, places, attempt, Partitions.COUNT);
  }

  /**
   * The same with answers in no more parts than that: of a small file, as some runners take longer
   * to begin with a part than to merge it.
   */
  public AnalyzeCsv withParts(int most) {
    return new AnalyzeCsv(
        analyses, columns, dialect, places, attempt, Math.min(most, Partitions.COUNT));
  }

  @Override
  public PCollection<SlotResult> expand(PCollection<ScanRange> ranges) {
    return ranges
        .apply(
            "ScanRanges", ParDo.of(new ScanFn(analyses, columns, dialect, places, attempt, parts)))
        .setCoder(KvCoder.of(Slot.CODER, EncodedPartial.CODER))
        .apply("MergeSlots", MergeSlots.by(new SlotMerge(analyses, attempt)));
  }

  static final class ScanFn extends DoFn<ScanRange, KV<Slot, EncodedPartial>> {
    /** What is beyond this is handed on before the bundle ends, to bound the heap. */
    private static final long MAX_BYTES_USED = 128L << 20;

    private final List<Analysis> analyses;
    private final List<Column> columns;
    private final CsvDialect dialect;
    private final RowPlaces places;
    private final Attempt attempt;
    private final int parts;
    private transient FileScan scan;
    private transient FileScan.PartialOutput output; // that of the element at hand

    ScanFn(
        List<Analysis> analyses,
        List<Column> columns,
        CsvDialect dialect,
        RowPlaces places,
        Attempt attempt,
        int parts) {
      this.parts = parts;
      this.analyses = analyses;
      this.columns = columns;
      this.dialect = dialect;
      this.places = places;
      this.attempt = attempt;
    }

    @StartBundle
    public void startBundle() {
      scan =
          new FileScan(
              analyses,
              columns,
              dialect,
              places,
              attempt,
              MAX_BYTES_USED,
              (slot, partial) -> output.accept(slot.within(parts), partial));
    }

    @ProcessElement
    public void scan(@Element ScanRange range, OutputReceiver<KV<Slot, EncodedPartial>> out)
        throws IOException {
      output = (slot, partial) -> out.output(KV.of(slot, partial));
      long rows = scan.scan(range);
      WorkDone.count(rows, range.end() - range.start());
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext context) {
      output =
          (slot, partial) ->
              context.output(
                  KV.of(slot, partial), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE);
      scan.drain();
    }
  }
}
