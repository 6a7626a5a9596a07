package dev.citizens.analysis.sql.ids;

import dev.citizens.analysis.Dictionary;
import dev.citizens.analysis.VarLong;
import dev.citizens.analysis.sql.vector.FieldWriter;
import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.csv.ByteSink;
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
  public long hashOf(int id) {
    return fields.hashOf(id);
  }

  @Override
  public void write(int id, DataOutput out) throws IOException {
    int start = fields.start(id);
    int length = fields.end(id) - start;
    VarLong.write(length, out);
    out.write(fields.values(), start, length);
  }

  @Override
  public int read(DataInput in) throws IOException {
    int length = (int) VarLong.read(in);
    field.clear();
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    field.append(bytes, 0, length);
    return fields.code(field.array(), 0, length);
  }

  @Override
  public long bytesUsed() {
    return fields.bytesUsed();
  }
}
