package dev.citizens.analysis;

import dev.citizens.analysis.expression.KeyExpression;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.RowBatch;
import java.util.List;

/** The values of any number of expressions as one key: a line of canonical CSV. Not thread-safe. */
final class TupleKey {
  private final List<KeyExpression> expressions;
  private final ByteSink key = new ByteSink(256);

  TupleKey(List<KeyExpression> expressions) {
    this.expressions = expressions;
  }

  /** The number of the row's group, which is added to {@code groups} if it is new. */
  int groupOf(RowBatch rows, int row, GroupTable groups) {
    key.clear();
    for (int i = 0; i < expressions.size(); i++) {
      if (i > 0) {
        key.append(CanonicalCsv.DELIMITER);
      }
      KeyExpression expression = expressions.get(i);
      int column = expression.column();
      expression.append(rows.buffer(), rows.start(row, column), rows.end(row, column), key);
    }
    return groups.group(key.array(), 0, key.length());
  }
}
