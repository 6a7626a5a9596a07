package dev.citizens.analysis.sql.ids;

import dev.citizens.analysis.sql.vector.FieldWriter;
import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.ColumnType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Numbers values that are held as {@code long}. */
final class NumberIds extends ValueIds {
  private static final int NULL_ID = 0;

  /** Years, months and ages are below, and are found without a hash. */
  private static final int SMALL = 1 << 13;

  /** MurmurHash3's finaliser (Austin Appleby, public domain). */
  private static final long MIX_1 = 0xFF51AFD7ED558CCDL;

  private static final long MIX_2 = 0xC4CEB9FE1A85EC53L;

  private final LongIds ids = new LongIds();
  private final Vector one;
  private int[] idsOfSmall = {}; // 0 for a number that has not come

  NumberIds(ColumnType type) {
    this.one = new Vector(type, 1);
  }

  @Override
  public int id(Vector values, int row) {
    if (values.states()[row] != Vector.VALUE) {
      return NULL_ID;
    }
    long number = values.longs()[row];
    return number >= 0 && number < SMALL ? idOfSmall((int) number) : 1 + ids.id(number);
  }

  private int idOfSmall(int number) {
    if (idsOfSmall.length == 0) {
      idsOfSmall = new int[SMALL];
    }
    int id = idsOfSmall[number];
    if (id == NULL_ID) {
      id = 1 + ids.id(number);
      idsOfSmall[number] = id;
    }
    return id;
  }

  @Override
  public int size() {
    return 1 + ids.size();
  }

  @Override
  public void appendTo(ByteSink out, int id, FieldWriter writer) {
    if (id != NULL_ID) {
      one.setLong(0, ids.key(id - 1));
      writer.append(one, 0, out);
    }
  }

  @Override
  public boolean isNull(int id) {
    return id == NULL_ID;
  }

  @Override
  public long hashOf(int id) {
    long h = ids.key(id - 1);
    h = (h ^ (h >>> 33)) * MIX_1;
    h = (h ^ (h >>> 33)) * MIX_2;
    return h ^ (h >>> 33);
  }

  @Override
  public void write(int id, DataOutput out) throws IOException {
    out.writeLong(ids.key(id - 1));
  }

  @Override
  public int read(DataInput in) throws IOException {
    return 1 + ids.id(in.readLong());
  }

  @Override
  public long bytesUsed() {
    return ids.bytesUsed() + 4L * idsOfSmall.length;
  }
}
