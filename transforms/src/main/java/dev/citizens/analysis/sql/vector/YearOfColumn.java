package dev.citizens.analysis.sql.vector;

import dev.citizens.csv.ColumnType;
import dev.citizens.csv.RowBatch;
import dev.citizens.sql.tree.ColumnRef;

/** The year of dates or times in a column, with whose digits a field begins. */
final class YearOfColumn extends Node {
  private final int column;
  private final Vector years = new Vector(ColumnType.LONG, RowBatch.MAX_ROWS);

  YearOfColumn(ColumnRef column) {
    this.column = column.place();
  }

  /** The source are rows, as groups have no columns. */
  @Override
  Vector evaluate(Source source) {
    years.restart();
    RowBatch batch = ((BatchRows) source).batch();
    byte[] bytes = batch.buffer();
    for (int row = 0; row < batch.size(); row++) {
      int from = batch.start(row, column);
      if (from == batch.end(row, column)) {
        years.setNull(row);
      } else {
        years.setLong(row, FieldReader.year(bytes, from));
      }
    }
    return years;
  }
}
