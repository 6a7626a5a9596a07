package dev.citizens.parquet;

import dev.citizens.csv.ColumnType;
import dev.citizens.job.Column;
import java.math.BigInteger;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * Parquet's types for those of columns, which docs/types.md lists. All columns may be NULL: one
 * that is required today may not be tomorrow, and the files of both days are one table to who reads
 * them.
 */
final class ParquetType {
  private static final int MOST_DIGITS_OF_INT = 9;
  private static final int MOST_DIGITS_OF_LONG = 18;

  /** As many as Spark, DuckDB and Arrow's decimal128 have. */
  private static final int MOST_DIGITS = 38;

  private ParquetType() {}

  /** Of files with these columns. */
  static MessageType schema(List<Column> columns) {
    return new MessageType(
        "rows", columns.stream().<Type>map(each -> of(each.name(), each.type())).toList());
  }

  /** As what values are read to be written: what has no counterpart stays its canonical text. */
  static ColumnType readAs(ColumnType type) {
    boolean hasNone =
        switch (type.kind()) {
          case TIME -> true; // Parquet has one, and Spark 3.5 refuses a file that has it
          case DECIMAL -> type.precision() > MOST_DIGITS;
          default -> false;
        };
    return hasNone ? ColumnType.TEXT : type;
  }

  private static PrimitiveType of(String name, ColumnType type) {
    ColumnType held = readAs(type);
    return switch (held.kind()) {
      case LONG -> Types.optional(PrimitiveTypeName.INT64).named(name);
      case DECIMAL -> decimal(name, held);
      case DOUBLE -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
      case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
      case DATE ->
          Types.optional(PrimitiveTypeName.INT32).as(LogicalTypeAnnotation.dateType()).named(name);
      case TIMESTAMP ->
          Types.optional(PrimitiveTypeName.INT64)
              .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
              .named(name);
      case TEXT, TIME ->
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(name);
      case JSON ->
          Types.optional(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.jsonType()).named(name);
      case BYTES -> Types.optional(PrimitiveTypeName.BINARY).named(name);
    };
  }

  private static PrimitiveType decimal(String name, ColumnType type) {
    LogicalTypeAnnotation decimal =
        LogicalTypeAnnotation.decimalType(type.scale(), type.precision());
    if (type.precision() <= MOST_DIGITS_OF_LONG) {
      PrimitiveTypeName number =
          type.precision() <= MOST_DIGITS_OF_INT
              ? PrimitiveTypeName.INT32
              : PrimitiveTypeName.INT64;
      return Types.optional(number).as(decimal).named(name);
    }
    return Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
        .length(bytesFor(type.precision()))
        .as(decimal)
        .named(name);
  }

  /** How many bytes hold each number of so many digits, with its sign. */
  private static int bytesFor(int digits) {
    return BigInteger.TEN.pow(digits).bitLength() / Byte.SIZE + 1;
  }
}
