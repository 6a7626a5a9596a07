package dev.citizens.analysis.sql.ids;

import dev.citizens.analysis.sql.vector.FieldWriter;
import dev.citizens.analysis.sql.vector.Form;
import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.ColumnType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Numbers the values of a type, NULL included, from 0 on; equal ones have one number. */
public abstract sealed class ValueIds permits NumberIds, CanonicalIds {
  /** Those of a type. */
  public static ValueIds of(ColumnType type) {
    return Form.of(type) == Form.LONG ? new NumberIds(type) : new CanonicalIds();
  }

  /** Appends a row's value as a field in canonical CSV, one for all values that are equal. */
  public static void appendKey(Vector values, int row, ByteSink field, FieldWriter writer) {
    if (values.form() == Form.DOUBLE
        && values.states()[row] == Vector.VALUE
        && values.doubles()[row] == 0) {
      field.append((byte) '0'); // -0 equals 0
    } else {
      writer.append(values, row, field);
    }
  }

  /** The number of a row's value; that of NULL if there is none. */
  public abstract int id(Vector values, int row);

  /** Numbers are below; one below need not have been given. */
  public abstract int size();

  /** Appends the value with that number as a field in canonical CSV. */
  public abstract void appendTo(ByteSink out, int id, FieldWriter writer);

  /** Whether that is the number of NULL. */
  public abstract boolean isNull(int id);

  /** A hash of the value that depends on nothing else. */
  public abstract long hashOf(int id);

  /** Writes a value in the form that {@link #read} reads. */
  public abstract void write(int id, DataOutput out) throws IOException;

  /** The number of a value that was written. */
  public abstract int read(DataInput in) throws IOException;

  /** About how much memory this takes, in bytes. */
  public abstract long bytesUsed();
}
