package dev.citizens.parquet;

import dev.citizens.analysis.sql.vector.BatchRows;
import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.csv.ColumnType;
import dev.citizens.csv.RowBatch;
import dev.citizens.sql.tree.ColumnRef;
import java.math.BigInteger;
import java.util.Arrays;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType;

/**
 * A column of a file: its values are read a batch at a time and written one by one, as Parquet's
 * library takes them. Numbers stay numbers; a text is an object for as long as it is written, as
 * the library has no other way. Not thread-safe.
 */
final class ParquetColumn {
  /** How much of a column that is not repeated is there: all of it, or nothing. */
  private static final int VALUE = 1;

  private static final int NULL = 0;
  private static final int NOT_REPEATED = 0;

  /** What stands before the digits of bytes. */
  private static final int PREFIX_BYTES = "\\x".length();

  private final ColumnRef column;
  private final PrimitiveType type;
  private final Vector values;
  private byte[] bytes; // those of the value at hand
  private ColumnWriter out;
  private Put put;

  /** Writes the value of a row, which is there. */
  @FunctionalInterface
  private interface Put {
    void put(int row);
  }

  /**
   * The values of a column.
   *
   * @param place in the row, from 0
   * @param declared its type
   * @param type that of {@link ParquetType}
   */
  ParquetColumn(int place, ColumnType declared, PrimitiveType type) {
    this.column = new ColumnRef(place, type.getName(), ParquetType.readAs(declared));
    this.type = type;
    this.values = new Vector(column.type(), RowBatch.MAX_ROWS);
    this.bytes = new byte[type.getTypeLength()];
  }

  /** Writes to another row group from now on. */
  void start(ColumnWriter writer) {
    out = writer;
    put = put();
  }

  /** Writes the values of all rows. */
  void write(BatchRows rows) {
    values.restart();
    rows.read(column, values);
    byte[] states = values.states();
    for (int row = 0; row < rows.size(); row++) {
      if (states[row] == Vector.NULL) {
        out.writeNull(NOT_REPEATED, NULL);
      } else {
        put.put(row);
      }
    }
  }

  private Put put() {
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> row -> out.write((int) values.longs()[row], NOT_REPEATED, VALUE);
      case INT64 -> row -> out.write(values.longs()[row], NOT_REPEATED, VALUE);
      case BOOLEAN -> row -> out.write(values.longs()[row] != 0, NOT_REPEATED, VALUE);
      case DOUBLE -> row -> out.write(values.doubles()[row], NOT_REPEATED, VALUE);
      case FIXED_LEN_BYTE_ARRAY -> row -> out.write(number(row), NOT_REPEATED, VALUE);
      case BINARY ->
          column.type().kind() == ColumnType.Kind.BYTES
              ? row -> out.write(decoded(row), NOT_REPEATED, VALUE)
              : row -> out.write(text(row), NOT_REPEATED, VALUE);
      default -> throw new IllegalStateException("no column has the type " + type);
    };
  }

  private Binary text(int row) {
    int from = values.starts()[row];
    return Binary.fromReusedByteArray(values.bytes(), from, values.ends()[row] - from);
  }

  /** A number in two's complement, the highest byte first. */
  private Binary number(int row) {
    BigInteger number = values.wides()[row];
    byte[] digits = number.toByteArray();
    Arrays.fill(bytes, 0, bytes.length - digits.length, (byte) (number.signum() < 0 ? -1 : 0));
    System.arraycopy(digits, 0, bytes, bytes.length - digits.length, digits.length);
    return Binary.fromReusedByteArray(bytes);
  }

  /** The bytes of which the value has the hexadecimal digits. */
  private Binary decoded(int row) {
    int from = values.starts()[row] + PREFIX_BYTES;
    int count = (values.ends()[row] - from) / 2;
    if (count > bytes.length) {
      bytes = new byte[Math.max(count, 2 * bytes.length)];
    }
    byte[] text = values.bytes();
    for (int i = 0; i < count; i++) {
      int high = Character.digit(text[from + 2 * i], 16);
      bytes[i] = (byte) (high << 4 | Character.digit(text[from + 2 * i + 1], 16));
    }
    return Binary.fromReusedByteArray(bytes, 0, count);
  }
}
