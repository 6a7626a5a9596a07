package dev.citizens.analysis.sql.ids;

import dev.citizens.analysis.Dictionary;
import dev.citizens.analysis.sql.vector.FieldWriter;
import dev.citizens.analysis.sql.vector.Form;
import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Numbers values by their canonical fields, of which NULL has the empty one. */
final class CanonicalIds extends ValueIds {
  private final Dictionary fields = new Dictionary();
  private final FieldWriter writer = new FieldWriter();
  private final ByteSink field = new ByteSink(64);

  @Override
  public int id(Vector values, int row) {
    if (values.form() == Form.TEXT && values.states()[row] == Vector.VALUE) {
      int from = values.starts()[row];
      int to = values.ends()[row];
      if (from < to && !CanonicalCsv.needsQuotes(values.bytes(), from, to)) {
        return fields.code(values.bytes(), from, to);
      }
    }
    field.clear();
    appendKey(values, row, field, writer);
    return fields.code(field.array(), 0, field.length());
  }

  @Override
  public int size() {
    return fields.size();
  }

  @Override
  public void appendTo(ByteSink out, int id, FieldWriter unused) {
    fields.appendTo(out, id);
  }

  @Override
  public boolean isNull(int id) {
    return fields.start(id) == fields.end(id);
  }

  @Override
  public long hashOf(int id) {
    return fields.hashOf(id);
  }

  @Override
  public void write(int id, DataOutput out) throws IOException {
    fields.write(id, out);
  }

  @Override
  public int read(DataInput in) throws IOException {
    return fields.read(in);
  }

  @Override
  public long bytesUsed() {
    return fields.bytesUsed();
  }
}
