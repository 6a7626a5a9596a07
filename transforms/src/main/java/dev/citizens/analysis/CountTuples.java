package dev.citizens.analysis;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.RowBatch;
import java.util.List;

/** Counts rows per combination of values of any number of expressions. */
final class CountTuples implements Analysis.Feed {
  private final List<KeyExpression> keys;
  private final GroupTable groups = new GroupTable(1);
  private final ByteSink key = new ByteSink(256);

  CountTuples(List<KeyExpression> keys) {
    this.keys = keys;
  }

  @Override
  public void accept(RowBatch rows) {
    for (int row = 0; row < rows.size(); row++) {
      key.clear();
      for (int i = 0; i < keys.size(); i++) {
        if (i > 0) {
          key.append(CanonicalCsv.DELIMITER);
        }
        KeyExpression expression = keys.get(i);
        int column = expression.column();
        expression.append(rows.buffer(), rows.start(row, column), rows.end(row, column), key);
      }
      groups.add(groups.group(key.array(), 0, key.length()), 0, 1);
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
