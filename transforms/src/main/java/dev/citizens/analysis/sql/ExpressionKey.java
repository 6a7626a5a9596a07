package dev.citizens.analysis.sql;

import dev.citizens.analysis.sql.ids.ValueIds;
import dev.citizens.analysis.sql.vector.BatchRows;
import dev.citizens.analysis.sql.vector.FieldWriter;
import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.RowBatch;
import dev.citizens.sql.tree.Expression;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** An expression as a key. */
final class ExpressionKey implements GroupKey {
  private static final int UNKNOWN = -1;

  private final RowValues values;
  private final Expression expression;
  private final ValueIds ids;
  private int[] numberByCode = {};
  private final int[] numbers = new int[RowBatch.MAX_ROWS];

  ExpressionKey(RowValues values, Expression expression) {
    this.values = values;
    this.expression = expression;
    this.ids = ValueIds.of(expression.type());
  }

  @Override
  public int[] numbers(BatchRows batch, int[] rows, int count) {
    Vector vector = values.of(expression, batch, rows, count);
    int[] codes = values.codes(expression);
    for (int i = 0; i < count; i++) {
      numbers[i] =
          codes == null ? ids.id(vector, rows[i]) : number(codes[rows[i]], vector, rows[i]);
    }
    return numbers;
  }

  /** The number of a row's value, which is looked up once for each code. */
  private int number(int code, Vector vector, int row) {
    if (code >= numberByCode.length) {
      int before = numberByCode.length;
      numberByCode = Arrays.copyOf(numberByCode, Math.max(code + 1, 2 * before));
      Arrays.fill(numberByCode, before, numberByCode.length, UNKNOWN);
    }
    if (numberByCode[code] == UNKNOWN) {
      numberByCode[code] = ids.id(vector, row);
    }
    return numberByCode[code];
  }

  @Override
  public int size() {
    return ids.size();
  }

  @Override
  public void appendTo(ByteSink out, int number, FieldWriter writer) {
    ids.appendTo(out, number, writer);
  }

  @Override
  public boolean isNull(int number) {
    return ids.isNull(number);
  }

  @Override
  public long hashOf(int number) {
    return ids.hashOf(number);
  }

  @Override
  public void write(int number, DataOutput out) throws IOException {
    ids.write(number, out);
  }

  @Override
  public long bytesUsed() {
    return ids.bytesUsed();
  }
}
