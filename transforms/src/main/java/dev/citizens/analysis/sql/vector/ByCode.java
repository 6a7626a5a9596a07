package dev.citizens.analysis.sql.vector;

import dev.citizens.analysis.Dictionary;
import dev.citizens.analysis.KeyCodes;
import dev.citizens.csv.ColumnType;
import dev.citizens.csv.RowBatch;
import dev.citizens.sql.tree.ColumnRef;
import dev.citizens.sql.tree.Expression;
import java.util.function.Supplier;

/**
 * An expression over one column of texts: evaluated once for each value of the column, of which
 * rows have the codes. As soon as the values are many, it is evaluated row by row.
 */
final class ByCode extends Node {
  /** Beyond, the table would not stay in the processor's cache, and memory would have no bound. */
  static final int MOST_VALUES = 1 << 16;

  private final KeyCodes codes;
  private final Node ofValues;
  private final Supplier<Node> makeOfRows;
  private final Vector out;
  private Vector table;
  private int evaluated; // codes below are in the table
  private long chunks;
  private int[] codesOfRows;
  private Node ofRows; // null while the values are few

  /**
   * An expression of that type.
   *
   * @param ofValues the expression, evaluated for values of the dictionary
   * @param ofRows makes the expression that is evaluated for rows
   */
  ByCode(ColumnType type, KeyCodes codes, Node ofValues, Supplier<Node> ofRows) {
    this.codes = codes;
    this.ofValues = ofValues;
    this.makeOfRows = ofRows;
    this.table = new Vector(type, 64);
    this.out = new Vector(type, RowBatch.MAX_ROWS);
  }

  /**
   * The codes of the rows that were evaluated last: rows with one code have one value. Null if they
   * were evaluated row by row.
   */
  int[] codes() {
    return ofRows == null ? codesOfRows : null;
  }

  @Override
  Vector evaluate(Source source) {
    if (ofRows == null && codes.values().size() > MOST_VALUES) {
      ofRows = makeOfRows.get();
      table = null;
    }
    if (ofRows != null) {
      return ofRows.of(source);
    }
    codesOfRows = codes.of(((BatchRows) source).batch());
    fill();
    out.gather(table, codesOfRows, source.size());
    return out;
  }

  private void fill() {
    Dictionary values = codes.values();
    table.ensure(values.size());
    while (evaluated < values.size()) {
      int count = Math.min(RowBatch.MAX_ROWS, values.size() - evaluated);
      Vector chunk = ofValues.of(new Values(chunks++, values, evaluated, count));
      for (int i = 0; i < count; i++) {
        table.copy(evaluated + i, chunk, i);
      }
      evaluated += count;
    }
  }

  @Override
  long bytesUsed() {
    return table == null ? 0 : table.bytesUsed();
  }

  /** Some values of a column, as if they were rows. */
  private record Values(long number, Dictionary dictionary, int first, int size) implements Source {
    @Override
    public void read(Expression leaf, Vector values) {
      assert leaf instanceof ColumnRef;
      for (int i = 0; i < size; i++) {
        int code = first + i;
        FieldReader.read(
            dictionary.values(), dictionary.start(code), dictionary.end(code), values, i);
      }
    }
  }
}
