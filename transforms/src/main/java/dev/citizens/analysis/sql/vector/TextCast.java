package dev.citizens.analysis.sql.vector;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.ColumnType;
import dev.citizens.csv.type.TypeText;

/**
 * A cast of texts: all spellings that a column of the type takes (docs/types.md), with spaces
 * around or not.
 */
final class TextCast implements Kernel {
  private final TypeText type;
  private final ByteSink field = new ByteSink(64);
  private final ByteSink canonical = new ByteSink(64);

  TextCast(ColumnType to) {
    this.type = TypeText.of(to);
  }

  @Override
  public void apply(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    Vector texts = arguments[0];
    byte[] bytes = texts.bytes();
    for (int row = 0; row < rows; row++) {
      if (out.states()[row] == Vector.VALUE) {
        int from = texts.starts()[row];
        int to = texts.ends()[row];
        while (from < to && bytes[from] == ' ') {
          from++;
        }
        while (from < to && bytes[to - 1] == ' ') {
          to--;
        }
        cast(bytes, from, to, out, row);
      }
    }
  }

  private void cast(byte[] bytes, int from, int to, Vector out, int row) {
    field.clear();
    CanonicalCsv.appendValue(field, bytes, from, to);
    canonical.clear();
    if (type.append(field.array(), 0, field.length(), canonical)) {
      FieldReader.read(canonical.array(), 0, canonical.length(), out, row);
    } else {
      out.fail(row, Vector.NOT_OF_TYPE);
    }
  }
}
