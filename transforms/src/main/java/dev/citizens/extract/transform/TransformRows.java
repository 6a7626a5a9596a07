package dev.citizens.extract.transform;

import dev.citizens.analysis.SharedCodes;
import dev.citizens.analysis.sql.vector.BatchRows;
import dev.citizens.analysis.sql.vector.Expressions;
import dev.citizens.analysis.sql.vector.FieldWriter;
import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.ColumnType;
import dev.citizens.csv.CsvScanner;
import dev.citizens.csv.RowBatch;
import dev.citizens.job.Column;
import dev.citizens.job.Transformation;
import dev.citizens.sql.tree.ColumnRef;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Output;
import dev.citizens.sql.tree.RowQuery;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Makes rows of rows, a batch at a time and column by column: an expression over one column of few
 * different texts is evaluated once for each of them. Not thread-safe.
 */
public final class TransformRows {
  /** What a mistake in WHERE is said to be of. */
  public static final String WHERE = "WHERE";

  /** Beyond, values are not kept for the next rows that have them. */
  private static final long MOST_KEPT_BYTES = 16L << 20;

  private final RowTransform transform;
  private final RowQuery query;
  private final List<Column> read;
  private final Set<Integer> asked;
  private final Vector[] values;
  private final FieldWriter writer = new FieldWriter();
  private SharedCodes codes = new SharedCodes();
  private Expressions expressions;
  private long filtered;

  /** Makes the rows of a transform. */
  public TransformRows(RowTransform transform) {
    this.transform = transform;
    Transformation transformation = transform.transformation();
    this.query = transformation.query();
    this.read = transformation.read();
    this.asked = transform.asked();
    this.values = new Vector[query.outputs().size()];
    this.expressions = Expressions.ofTransform(transformation.runDate(), transform.key(), codes);
  }

  /** How many rows did not meet WHERE so far. */
  public long filtered() {
    return filtered;
  }

  /**
   * Takes rows. WHERE is asked of all whose columns that it needs are as declared; of those that
   * meet it rows are made, or it is said why not.
   *
   * @param batch is without the others afterwards
   */
  public void add(RowBatch batch, RowSink sink) throws IOException {
    if (query.where() != null) {
      reject(batch, sink, row -> canBeAsked(batch, row));
      if (batch.size() > 0) {
        ask(new BatchRows(batch), sink);
      }
    }
    reject(batch, sink, row -> false);
    if (batch.size() > 0) {
      make(new BatchRows(batch), sink);
    }
    forgetIfMuch();
  }

  /** Hands on the rows that are rejected already, but for some. */
  private void reject(RowBatch batch, RowSink sink, IntPredicate stays) throws IOException {
    if (!batch.anyRejected()) {
      return;
    }
    boolean[] isKept = new boolean[batch.size()];
    for (int row = 0; row < batch.size(); row++) {
      BadRowReason reason = batch.reason(row);
      isKept[row] = reason == null || stays.test(row);
      if (!isKept[row]) {
        int column = batch.rejectedColumn(row);
        String name = column == RowBatch.NO_COLUMN ? "" : read.get(column).name();
        sink.reject(batch, row, name, reason);
      }
    }
    batch.keep(isKept);
  }

  private boolean canBeAsked(RowBatch batch, int row) {
    int column = batch.rejectedColumn(row);
    return column != RowBatch.NO_COLUMN && !asked.contains(column) && batch.isUtf8(row);
  }

  /** Leaves the rows that meet WHERE, so that nothing is computed for the others. */
  private void ask(BatchRows rows, RowSink sink) throws IOException {
    Vector where = expressions.of(query.where(), rows);
    boolean[] isKept = new boolean[rows.size()];
    int kept = 0;
    for (int row = 0; row < isKept.length; row++) {
      if (where.states()[row] > Vector.NULL) {
        sink.reject(rows.batch(), row, WHERE, reason(query.where(), rows, row));
      } else if (where.isTrue(row)) {
        isKept[row] = true;
        kept++;
      } else {
        filtered++;
      }
    }
    if (kept < isKept.length) {
      rows.batch().keep(isKept);
    }
  }

  private void make(BatchRows rows, RowSink sink) throws IOException {
    for (int i = 0; i < values.length; i++) {
      Expression expression = query.outputs().get(i).expression();
      // A column stands there already, in the same canonical text.
      values[i] = expression instanceof ColumnRef ? null : expressions.of(expression, rows);
    }
    for (int row = 0; row < rows.size(); row++) {
      write(rows, row, sink);
    }
  }

  private void write(BatchRows rows, int row, RowSink sink) throws IOException {
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null && values[i].states()[row] > Vector.NULL) {
        Output output = query.outputs().get(i);
        sink.reject(rows.batch(), row, output.name(), reason(output.expression(), rows, row));
        return;
      }
    }
    ByteSink csv = sink.csv();
    int start = csv.length();
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        csv.append(CanonicalCsv.DELIMITER);
      }
      if (values[i] == null) {
        int column = ((ColumnRef) query.outputs().get(i).expression()).place();
        RowBatch batch = rows.batch();
        csv.append(batch.buffer(), batch.start(row, column), batch.end(row, column));
      } else {
        writer.append(values[i], row, csv);
      }
    }
    if (csv.length() - start >= CsvScanner.MAX_RECORD_BYTES) {
      csv.truncate(start);
      sink.reject(rows.batch(), row, "", BadRowReason.TOO_LONG);
    } else {
      sink.endRow(start);
    }
  }

  /** That of the smallest part that has no value. */
  private BadRowReason reason(Expression expression, BatchRows rows, int row) {
    return reason(expressions.failed(expression, rows, row).type());
  }

  static BadRowReason reason(ColumnType type) {
    return switch (type.kind()) {
      case LONG -> BadRowReason.NOT_A_LONG;
      case DECIMAL -> BadRowReason.NOT_A_DECIMAL;
      case DOUBLE -> BadRowReason.NOT_A_DOUBLE;
      case BOOLEAN -> BadRowReason.NOT_A_BOOLEAN;
      case DATE -> BadRowReason.NOT_A_DATE;
      case TIME -> BadRowReason.NOT_A_TIME;
      case TIMESTAMP -> BadRowReason.NOT_A_TIMESTAMP;
      case JSON -> BadRowReason.NOT_JSON;
      case TEXT, BYTES -> BadRowReason.NOT_BYTES;
    };
  }

  /** About how much memory the values take that are kept for the next rows. */
  long keptBytes() {
    return codes == null ? 0 : codes.bytesUsed() + expressions.bytesUsed();
  }

  /** So that the memory does not depend on the values. */
  private void forgetIfMuch() {
    if (keptBytes() > MOST_KEPT_BYTES) {
      codes = null;
      expressions =
          Expressions.ofTransform(transform.transformation().runDate(), transform.key(), null);
    }
  }
}
