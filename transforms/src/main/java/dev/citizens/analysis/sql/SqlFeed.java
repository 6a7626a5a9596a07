package dev.citizens.analysis.sql;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.SharedCodes;
import dev.citizens.analysis.Writable;
import dev.citizens.analysis.sql.vector.BatchRows;
import dev.citizens.csv.RowBatch;
import dev.citizens.sql.tree.Query;
import java.util.Arrays;

/** Answers a question for the rows of a scan, batch by batch and column by column. */
final class SqlFeed implements Analysis.Feed {
  private static final int[] ALL_ROWS = new int[RowBatch.MAX_ROWS];

  static {
    Arrays.setAll(ALL_ROWS, row -> row);
  }

  private final Query query;
  private final RowValues values;
  private final FeedGroups groups;
  private final int[] selected = new int[RowBatch.MAX_ROWS];
  private String failure; // null as long as there is an answer

  SqlFeed(SqlAnalysis question, SharedCodes codes) {
    query = question.query();
    values = RowValues.ofRows(question, codes);
    groups =
        CountedPairs.isEnoughFor(query)
            ? new CountedPairs(question, values, codes)
            : new AggregatedGroups(question, values, codes);
  }

  @Override
  public void accept(RowBatch batch) {
    if (failure == null) {
      try {
        add(new BatchRows(batch));
      } catch (EvaluationFailure e) {
        failure = e.getMessage();
      }
    }
  }

  private void add(BatchRows batch) {
    int[] rows = ALL_ROWS;
    int count = batch.size();
    if (query.where() != null) {
      count = values.filter(query.where(), batch, ALL_ROWS, count, selected);
      rows = selected;
    }
    if (count > 0) {
      groups.add(batch, rows, count);
    }
  }

  @Override
  public long bytesUsed() {
    return groups.bytesUsed();
  }

  @Override
  public Writable[] partials() {
    return failure == null ? groups.partials() : new Writable[] {GroupSlice.failed(failure)};
  }
}
