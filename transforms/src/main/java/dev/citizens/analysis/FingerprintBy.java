package dev.citizens.analysis;

import dev.citizens.analysis.expression.KeyExpression;
import dev.citizens.csv.Fingerprint;
import dev.citizens.csv.RowBatch;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counts and fingerprints the rows of one of two sources, per value of some expressions. Groups of
 * both sources have the same sums, each source adds to its own, so that tables of both can be
 * merged and then show where they differ.
 *
 * @param source which of the two: 0 or 1
 */
public record FingerprintBy(List<KeyExpression> keys, int source) implements Analysis {
  /** Rows, and both halves of the fingerprint, which are sums modulo 2^64. */
  private static final int SUMS_PER_SOURCE = 3;

  @Override
  public String name() {
    return "fingerprints";
  }

  @Override
  public String question() {
    return "fingerprints by " + String.join(", ", keyColumns());
  }

  @Override
  public List<String> keyColumns() {
    return keys.stream().map(KeyExpression::name).toList();
  }

  @Override
  public List<ResultColumn> result() {
    return Stream.concat(
            keys.stream().map(KeyExpression::result),
            ResultColumn.counts("rows_0", "high_0", "low_0", "rows_1", "high_1", "low_1"))
        .toList();
  }

  @Override
  public Origins origins() {
    return Origins.ofGroups(keys);
  }

  @Override
  public GroupTable empty() {
    return emptyTable();
  }

  @Override
  public Feed feed(SharedCodes codes) {
    return new FingerprintGroups(new TupleKey(keys), source * SUMS_PER_SOURCE, empty());
  }

  /** A table for the groups of either source, and for both when they have been merged. */
  public static GroupTable emptyTable() {
    return new GroupTable(2 * SUMS_PER_SOURCE);
  }

  /** How many rows of a source a group has. */
  public static long rows(GroupTable groups, int group, int source) {
    return groups.sum(group, source * SUMS_PER_SOURCE);
  }

  /** The fingerprint of a group's rows of a source. */
  public static Fingerprint fingerprint(GroupTable groups, int group, int source) {
    int first = source * SUMS_PER_SOURCE;
    return new Fingerprint(groups.sum(group, first + 1), groups.sum(group, first + 2));
  }

  private record FingerprintGroups(TupleKey key, int firstSum, GroupTable groups) implements Feed {
    @Override
    public void accept(RowBatch rows) {
      for (int row = 0; row < rows.size(); row++) {
        add(
            key.groupOf(rows, row, groups),
            Fingerprint.of(rows.buffer(), rows.rowStart(row), rows.rowEnd(row)));
      }
    }

    private void add(int group, Fingerprint fingerprint) {
      groups.add(group, firstSum, 1);
      groups.add(group, firstSum + 1, fingerprint.high());
      groups.add(group, firstSum + 2, fingerprint.low());
    }

    @Override
    public long bytesUsed() {
      return groups.bytesUsed();
    }

    @Override
    public Partial[] partials() {
      return groups.split();
    }
  }
}
