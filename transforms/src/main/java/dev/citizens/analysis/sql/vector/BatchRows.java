package dev.citizens.analysis.sql.vector;

import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.CanonicalField;
import dev.citizens.csv.RowBatch;
import dev.citizens.csv.Swar;
import dev.citizens.sql.tree.ColumnRef;
import dev.citizens.sql.tree.Expression;

/** The rows of a batch. */
public record BatchRows(RowBatch batch) implements Source {
  private static final long QUOTES = Swar.broadcast(CanonicalCsv.QUOTE);

  @Override
  public long number() {
    return batch.number();
  }

  @Override
  public int size() {
    return batch.size();
  }

  @Override
  public void read(Expression leaf, Vector values) {
    int column = ((ColumnRef) leaf).place();
    switch (values.type().kind()) {
      case LONG -> readNumbers(column, values);
      case DECIMAL -> {
        if (values.form() == Form.LONG) {
          readNumbers(column, values);
        } else {
          readFields(column, values);
        }
      }
      case DATE -> readDays(column, values);
      case TEXT, BYTES, JSON -> readTexts(column, values);
      default -> readFields(column, values);
    }
  }

  private void readFields(int column, Vector values) {
    byte[] bytes = batch.buffer();
    for (int row = 0; row < batch.size(); row++) {
      FieldReader.read(bytes, batch.start(row, column), batch.end(row, column), values, row);
    }
  }

  private void readNumbers(int column, Vector values) {
    byte[] bytes = batch.buffer();
    for (int row = 0; row < batch.size(); row++) {
      int from = batch.start(row, column);
      int to = batch.end(row, column);
      if (from == to) {
        values.setNull(row);
      } else {
        values.setLong(row, FieldReader.number(bytes, from, to));
      }
    }
  }

  private void readDays(int column, Vector values) {
    byte[] bytes = batch.buffer();
    for (int row = 0; row < batch.size(); row++) {
      int from = batch.start(row, column);
      if (from == batch.end(row, column)) {
        values.setNull(row);
      } else {
        values.setLong(row, FieldReader.day(bytes, from));
      }
    }
  }

  /** Texts stay where they are, unless one has a quote within. */
  private void readTexts(int column, Vector values) {
    byte[] bytes = batch.buffer();
    values.view(bytes);
    for (int row = 0; row < batch.size(); row++) {
      int from = batch.start(row, column);
      int to = batch.end(row, column);
      if (CanonicalField.isQuoted(bytes, from, to)) {
        from++;
        to--;
        if (Swar.indexOf(bytes, from, to, QUOTES) < to) {
          readFields(column, values);
          return;
        }
        values.setView(row, from, to); // which may be empty, but is not NULL
      } else if (from == to) {
        values.setNull(row);
      } else {
        values.setView(row, from, to);
      }
    }
  }
}
