package dev.citizens.csv.type;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.ColumnType;
import dev.citizens.csv.RowBatch;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * Makes the fields of a column canonical: a spelling of NULL becomes NULL, another one of a value
 * the value's canonical text. Not thread-safe.
 */
public final class TypedField {
  private final NullSpellings nulls;
  private final TypeText type; // null for texts

  /**
   * Fields of a column.
   *
   * @param nulls texts that stand for NULL, in quotes or not, beside the empty field; of one that
   *     spells a value, all other spellings of it too
   */
  public TypedField(ColumnType type, Collection<String> nulls) {
    this.type = TypeText.of(type);
    this.nulls = nulls.isEmpty() ? null : new NullSpellings(nulls, this.type);
  }

  /** Whether a text, which is not empty, spells a value of a type. */
  public static boolean isValue(ColumnType type, String text) {
    ByteSink field = CanonicalCsv.field(text);
    TypedField fields = new TypedField(type, List.of());
    return fields.append(field.array(), 0, field.length(), new ByteSink(field.length())) == null;
  }

  /** Whether {@link #append} would append the field {@code bytes[from, to)} as it is. */
  public boolean keeps(byte[] bytes, int from, int to) {
    return from == to
        || ((nulls == null || !nulls.have(bytes, from, to))
            && (type == null || type.isCanonical(bytes, from, to)));
  }

  /** Marks the rows of which {@link #append} would change or refuse the field. */
  public void mark(RowBatch rows, int column, BitSet marked) {
    if (type != null) {
      markOthers(rows, column, marked);
    }
    if (nulls != null) {
      markNulls(rows, column, marked);
    }
  }

  private void markOthers(RowBatch rows, int column, BitSet marked) {
    byte[] bytes = rows.buffer();
    for (int row = 0; row < rows.size(); row++) {
      int from = rows.start(row, column);
      int to = rows.end(row, column);
      if (from < to && !type.isCanonical(bytes, from, to)) {
        marked.set(row);
      }
    }
  }

  private void markNulls(RowBatch rows, int column, BitSet marked) {
    byte[] bytes = rows.buffer();
    for (int row = 0; row < rows.size(); row++) {
      if (nulls.have(bytes, rows.start(row, column), rows.end(row, column))) {
        marked.set(row);
      }
    }
  }

  /**
   * Appends the canonical field for the field {@code bytes[from, to)} of canonical CSV: nothing for
   * NULL.
   *
   * @return null, or why the field is no value of the type, and nothing is appended
   */
  public BadRowReason append(byte[] bytes, int from, int to, ByteSink out) {
    if (from == to || (nulls != null && nulls.have(bytes, from, to))) {
      return null;
    }
    if (type == null || type.isCanonical(bytes, from, to)) {
      out.append(bytes, from, to);
      return null;
    }
    int length = out.length();
    if (!type.append(bytes, from, to, out)) {
      return type.reason(bytes, from, to);
    }
    if (nulls != null && nulls.have(out.array(), length, out.length())) {
      out.truncate(length);
    }
    return null;
  }
}
