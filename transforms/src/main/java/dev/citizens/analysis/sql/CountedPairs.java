package dev.citizens.analysis.sql;

import dev.citizens.analysis.PairCounts;
import dev.citizens.analysis.SharedCodes;
import dev.citizens.analysis.Writable;
import dev.citizens.analysis.sql.aggregate.AggregateColumn;
import dev.citizens.analysis.sql.vector.BatchRows;
import dev.citizens.csv.RowBatch;
import dev.citizens.sql.tree.Aggregate;
import dev.citizens.sql.tree.Query;
import java.util.Collections;
import java.util.List;

/**
 * Groups of two keys of which nothing is asked but how many rows they have: they are counted by the
 * numbers of their keys, and have no number of their own.
 */
final class CountedPairs implements FeedGroups {
  private final GroupKey first;
  private final GroupKey second;
  private final int aggregates;
  private final int[] firsts = new int[RowBatch.MAX_ROWS];
  private PairCounts pairs = new PairCounts();

  CountedPairs(SqlAnalysis question, RowValues values, SharedCodes codes) {
    List<GroupKey> keys = GroupKey.ofGroups(question.query(), values, codes);
    first = keys.get(0);
    second = keys.get(1);
    aggregates = question.query().aggregates().size();
  }

  /** Whether the groups of a question are such. */
  static boolean isEnoughFor(Query query) {
    return query.keys().size() == 2
        && query.aggregates().stream()
            .allMatch(each -> each.kind() == Aggregate.Kind.COUNT_ROWS && each.filter() == null);
  }

  @Override
  public void add(BatchRows batch, int[] rows, int count) {
    System.arraycopy(first.numbers(batch, rows, count), 0, firsts, 0, count);
    int[] seconds = second.numbers(batch, rows, count);
    pairs.addAll(firsts, seconds, count, first.size(), second.size());
  }

  @Override
  public long bytesUsed() {
    return first.bytesUsed() + second.bytesUsed() + pairs.bytesUsed();
  }

  @Override
  public Writable[] partials() {
    NumberedPairs groups = new NumberedPairs(first, second, pairs);
    pairs = null; // its memory is needed for the partials
    AggregateColumn counts = AggregateColumn.ofCounts(groups.counts());
    return GroupSlice.byPartition(
        groups.hashes(), group -> true, groups, Collections.nCopies(aggregates, counts));
  }
}
