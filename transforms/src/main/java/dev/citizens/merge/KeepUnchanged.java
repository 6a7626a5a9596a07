package dev.citizens.merge;

import dev.citizens.element.WorkDone;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Copies the rows of tables that have not changed since the day before from that day's files into
 * the attempts of this one: one element per range of a file. A file that is taken away meanwhile is
 * an element too, so that it does not stop the others.
 */
public final class KeepUnchanged extends PTransform<PBegin, PCollection<KeptRange>> {
  private final List<TableToMerge> tables;
  private final List<OldRange> ranges;

  private KeepUnchanged(List<TableToMerge> tables, List<OldRange> ranges) {
    this.tables = tables;
    this.ranges = ranges;
  }

  /**
   * The rows of some tables.
   *
   * @param ranges those of a table behind each other: a worker holds the keys of one at a time
   */
  public static KeepUnchanged of(List<TableToMerge> tables, List<OldRange> ranges) {
    return new KeepUnchanged(tables, ranges);
  }

  @Override
  public PCollection<KeptRange> expand(PBegin begin) {
    return begin
        .apply("OldRanges", Create.of(ranges).withCoder(OldRange.CODER))
        .apply("Keep", ParDo.of(new KeepFn(tables)))
        .setCoder(KeptRange.CODER);
  }

  private static final class KeepFn extends DoFn<OldRange, KeptRange> {
    private final ArrayList<TableToMerge> tables;
    private transient UnchangedRows rows;
    private transient int table;

    KeepFn(List<TableToMerge> tables) {
      this.tables = new ArrayList<>(tables);
    }

    @StartBundle
    public void forget() {
      rows = null;
    }

    @ProcessElement
    public void keep(@Element OldRange range, OutputReceiver<KeptRange> out) throws IOException {
      if (rows == null || table != range.table()) {
        rows = null; // its keys go before those of the next table come
        table = range.table();
        rows = UnchangedRows.of(tables.get(table));
      }
      KeptRange kept = rows.keep(range);
      WorkDone.count(kept.kept() == null ? 0 : kept.kept().rows(), kept.read().bytes());
      out.output(kept);
    }

    @FinishBundle
    public void release() {
      rows = null;
    }
  }
}
