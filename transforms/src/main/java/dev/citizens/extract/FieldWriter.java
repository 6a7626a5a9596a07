package dev.citizens.extract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.ColumnType;
import dev.citizens.csv.type.BytesText;
import dev.citizens.csv.type.TypedField;
import dev.citizens.job.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Writes the values of one column: the bytes of MySQL's text protocol as the canonical text of the
 * type that they are declared to be, as {@code analyze} would read them; binary ones in hexadecimal
 * digits. A value that is none stays as it is, and its row is a bad one: there, or in the
 * quarantine of a transform. Not thread-safe.
 */
final class FieldWriter {
  private final TableColumn column;
  private final TypedField typed;
  private final boolean inHexadecimal;
  private final ByteSink other = new ByteSink(256);

  FieldWriter(TableColumn column, Column declared) {
    this.column = column;
    this.typed = new TypedField(declared.type(), declared.nulls());
    this.inHexadecimal = declared.type().equals(ColumnType.BYTES);
  }

  /** One for each of the columns, in order. */
  static FieldWriter[] of(TableColumns columns) {
    FieldWriter[] fields = new FieldWriter[columns.values().size()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = new FieldWriter(columns.values().get(i), columns.declared().get(i));
    }
    return fields;
  }

  /**
   * Appends the value at that place of the row, as canonical CSV; nothing for NULL.
   *
   * @return null, or why it is no value of the type, and stands there as it is
   */
  @Nullable BadRowReason append(ResultSet rows, int place, ByteSink csv) throws SQLException {
    byte[] value = rows.getBytes(place);
    if (value == null) {
      return null;
    }
    if (column.losesDigits()) {
      value = FloatText.of((float) rows.getDouble(place)).getBytes(US_ASCII);
    }
    int start = csv.length();
    if (inHexadecimal) {
      BytesText.appendCanonical(value, csv);
    } else {
      CanonicalCsv.appendValue(csv, value, 0, value.length);
    }
    return typed.keeps(csv.array(), start, csv.length()) ? null : makeCanonical(csv, start);
  }

  private @Nullable BadRowReason makeCanonical(ByteSink csv, int start) {
    other.clear();
    other.append(csv.array(), start, csv.length());
    csv.truncate(start);
    BadRowReason reason = typed.append(other.array(), 0, other.length(), csv);
    if (reason != null) {
      csv.append(other.array(), 0, other.length());
    }
    return reason;
  }
}
