package dev.citizens.analyze;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.analysis.FingerprintBy;
import dev.citizens.analysis.GroupTable;
import dev.citizens.analysis.expression.KeyExpression;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.Fingerprint;
import dev.citizens.job.Column;
import dev.citizens.lake.Attempt;
import java.util.List;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * Finds the groups in which two CSV files differ, by the count and the fingerprint of their
 * accepted rows. Takes the ranges of the left data set, then those of the right one.
 *
 * <p>Both files are scanned as {@link AnalyzeCsv} does; their tables meet slot by slot, and only
 * what differs leaves the workers.
 */
public final class CompareGroups
    extends PTransform<PCollectionList<ScanRange>, PCollection<GroupDifference>> {
  private static final int LEFT = 0;
  private static final int RIGHT = 1;

  private final List<KeyExpression> keys;
  private final List<Column> columns;
  private final CsvDialect csvDialect;
  private final Attempt attempt;

  private CompareGroups(
      List<KeyExpression> keys, List<Column> columns, CsvDialect csvDialect, Attempt attempt) {
    this.keys = keys;
    this.columns = columns;
    this.csvDialect = csvDialect;
    this.attempt = attempt;
  }

  /**
   * Compares rows with these columns.
   *
   * @param keys what the rows are grouped by
   * @param csvDialect of the left file; the right one is extracted and has commas
   * @param attempt where the scans write bad rows
   */
  public static CompareGroups by(
      List<KeyExpression> keys, List<Column> columns, CsvDialect csvDialect, Attempt attempt) {
    return new CompareGroups(List.copyOf(keys), List.copyOf(columns), csvDialect, attempt);
  }

  @Override
  public PCollection<GroupDifference> expand(PCollectionList<ScanRange> ranges) {
    return PCollectionList.of(scan(ranges.get(LEFT), "left", LEFT, csvDialect))
        .and(scan(ranges.get(RIGHT), "right", RIGHT, CsvDialect.COMMA.withColumns(columns.size())))
        .apply("Both", Flatten.pCollections())
        .apply("GroupBySlot", GroupByKey.create())
        .apply("Differences", ParDo.of(new DifferencesFn()))
        .setCoder(SerializableCoder.of(GroupDifference.class));
  }

  private PCollection<KV<Integer, byte[]>> scan(
      PCollection<ScanRange> ranges, String name, int source, CsvDialect dialect) {
    Slots slots = new Slots(List.of(new FingerprintBy(keys, source)));
    // Ranges of both files have the same numbers, by which parts of an attempt are named.
    Attempt own = attempt.within(name);
    return ranges
        .apply("Scan_" + name, ParDo.of(new AnalyzeCsv.ScanFn(slots, columns, dialect, own)))
        .setCoder(KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()));
  }

  private static final class DifferencesFn
      extends DoFn<KV<Integer, Iterable<byte[]>>, GroupDifference> {
    @ProcessElement
    public void compare(
        @Element KV<Integer, Iterable<byte[]>> slot, OutputReceiver<GroupDifference> differences) {
      if (slot.getKey() == Slots.TOTALS) {
        return;
      }
      GroupTable groups = Partials.merge(FingerprintBy.emptyTable(), slot.getValue());
      for (int group = 0; group < groups.groups(); group++) {
        long leftRows = FingerprintBy.rows(groups, group, LEFT);
        long rightRows = FingerprintBy.rows(groups, group, RIGHT);
        Fingerprint left = FingerprintBy.fingerprint(groups, group, LEFT);
        Fingerprint right = FingerprintBy.fingerprint(groups, group, RIGHT);
        if (leftRows != rightRows || !left.equals(right)) {
          differences.output(
              new GroupDifference(keyOf(groups, group), leftRows, left, rightRows, right));
        }
      }
    }

    private static String keyOf(GroupTable groups, int group) {
      int start = groups.keyStart(group);
      return new String(groups.keys(), start, groups.keyEnd(group) - start, UTF_8);
    }
  }
}
