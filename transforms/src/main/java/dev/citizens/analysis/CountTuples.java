package dev.citizens.analysis;

import dev.citizens.analysis.expression.KeyExpression;
import dev.citizens.csv.RowBatch;
import java.util.List;

/** Counts rows per combination of values of any number of expressions. */
final class CountTuples implements Analysis.Feed {
  private final TupleKey key;
  private final GroupTable groups = new GroupTable(1);

  CountTuples(List<KeyExpression> keys) {
    this.key = new TupleKey(keys);
  }

  @Override
  public void accept(RowBatch rows) {
    for (int row = 0; row < rows.size(); row++) {
      groups.add(key.groupOf(rows, row, groups), 0, 1);
    }
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
