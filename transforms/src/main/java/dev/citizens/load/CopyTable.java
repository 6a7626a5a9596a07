package dev.citizens.load;

import dev.citizens.analyze.ScanRange;
import dev.citizens.element.WorkDone;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Copies ranges of an extracted table into the staging of an attempt, as bytes: PostgreSQL reads
 * the CSV. Each range is there once, however often a bundle is tried.
 */
public final class CopyTable extends PTransform<PCollection<ScanRange>, PDone> {
  private final Warehouse warehouse;
  private final MirrorStaging staging;

  private CopyTable(Warehouse warehouse, MirrorStaging staging) {
    this.warehouse = warehouse;
    this.staging = staging;
  }

  public static CopyTable into(Warehouse warehouse, MirrorStaging staging) {
    return new CopyTable(warehouse, staging);
  }

  @Override
  public PDone expand(PCollection<ScanRange> ranges) {
    ranges.apply("CopyRange", ParDo.of(new CopyFn(new RangeCopy(warehouse, staging))));
    return PDone.in(ranges.getPipeline());
  }

  private static final class CopyFn extends DoFn<ScanRange, Void> {
    private final RangeCopy copy;

    CopyFn(RangeCopy copy) {
      this.copy = copy;
    }

    @ProcessElement
    public void copy(@Element ScanRange range) throws IOException {
      long rows = copy.copy(range);
      WorkDone.count(rows, range.end() - range.start());
    }
  }
}
