package dev.citizens.analyze;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.FingerprintBy;
import dev.citizens.analysis.GroupTable;
import dev.citizens.analysis.Partitions;
import dev.citizens.analysis.expression.KeyExpression;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.Fingerprint;
import dev.citizens.files.Attempt;
import dev.citizens.job.Column;
import dev.citizens.job.Dataset;
import dev.citizens.lake.RowPlaces;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
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
 * accepted rows. Takes the ranges of the left one, then those of the right one.
 *
 * <p>Both files are scanned as {@link AnalyzeCsv} does; their tables meet slot by slot, and only
 * what differs leaves the workers.
 */
public final class CompareGroups
    extends PTransform<PCollectionList<ScanRange>, PCollection<GroupDifference>> {
  private static final int LEFT = 0;
  private static final int RIGHT = 1;

  private final List<KeyExpression> keys;
  private final Side left;
  private final Side right;
  private final Attempt attempt;

  private CompareGroups(List<KeyExpression> keys, Side left, Side right, Attempt attempt) {
    this.keys = keys;
    this.left = left;
    this.right = right;
    this.attempt = attempt;
  }

  /** How the rows of one side are read; both have the same columns, by name and in order. */
  private record Side(String name, int number, List<Column> columns, CsvDialect dialect)
      implements Serializable {
    static Side of(String name, int number, Dataset dataset) {
      return new Side(name, number, List.copyOf(dataset.columns()), dataset.dialect());
    }
  }

  /**
   * Compares the rows of two data sets.
   *
   * @param keys what the rows are grouped by
   * @param attempt where the scans write bad rows
   */
  public static CompareGroups by(
      List<KeyExpression> keys, Dataset left, Dataset right, Attempt attempt) {
    return new CompareGroups(
        List.copyOf(keys), Side.of("left", LEFT, left), Side.of("right", RIGHT, right), attempt);
  }

  @Override
  public PCollection<GroupDifference> expand(PCollectionList<ScanRange> ranges) {
    return PCollectionList.of(scan(ranges.get(LEFT), left))
        .and(scan(ranges.get(RIGHT), right))
        .apply("Both", Flatten.pCollections())
        .apply("GroupBySlot", GroupByKey.create())
        .apply("Differences", ParDo.of(new DifferencesFn()))
        .setCoder(GroupDifference.CODER);
  }

  private PCollection<KV<Slot, EncodedPartial>> scan(PCollection<ScanRange> ranges, Side side) {
    List<Analysis> sums = List.of(new FingerprintBy(keys, side.number()));
    // Ranges of both files have the same numbers, by which parts of an attempt are named.
    Attempt own = attempt.within(side.name());
    return ranges
        .apply(
            "Scan_" + side.name(),
            ParDo.of(
                new AnalyzeCsv.ScanFn(
                    sums,
                    side.columns(),
                    side.dialect(),
                    RowPlaces.ofOne(side.name()), // bad rows are not kept
                    own,
                    Partitions.COUNT)))
        .setCoder(KvCoder.of(Slot.CODER, EncodedPartial.CODER));
  }

  private static final class DifferencesFn
      extends DoFn<KV<Slot, Iterable<EncodedPartial>>, GroupDifference> {
    @ProcessElement
    public void compare(
        @Element KV<Slot, Iterable<EncodedPartial>> slot,
        OutputReceiver<GroupDifference> differences) {
      if (slot.getKey().equals(Slot.TOTALS)) {
        return;
      }
      GroupTable groups = EncodedPartial.merge(FingerprintBy.emptyTable(), slot.getValue());
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
