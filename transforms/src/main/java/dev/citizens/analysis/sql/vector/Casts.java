package dev.citizens.analysis.sql.vector;

import dev.citizens.csv.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Casts. What is not of the new type fails; digits behind the point are rounded, halves away from
 * zero, and those of a double to the even neighbour, as PostgreSQL and DuckDB do.
 */
final class Casts {
  private Casts() {}

  /** Sets a row's value, which is there. */
  @FunctionalInterface
  private interface Cast {
    void set(Vector from, int row, Vector out);
  }

  /**
   * The cast from a type to another.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Kernel of(ColumnType from, ColumnType to) {
    boolean toText = Form.of(to) == Form.TEXT;
    if (Form.of(from) == Form.TEXT) {
      return toText && to.kind() != ColumnType.Kind.JSON && to.kind() != ColumnType.Kind.BYTES
          ? Casts::copy
          : new TextCast(to);
    }
    return toText ? toText() : eachRow(cast(from, to));
  }

  private static Cast cast(ColumnType from, ColumnType to) {
    ColumnType.Kind kind = to.kind();
    return switch (from.kind()) {
      case LONG, BOOLEAN, DECIMAL ->
          switch (kind) {
            case LONG, DECIMAL -> Casts::rescale;
            case DOUBLE -> (value, row, out) -> out.setDouble(row, number(value, row));
            case BOOLEAN -> (value, row, out) -> out.setLong(row, value.exact(row).signum() & 1);
            default -> throw none(from, to);
          };
      case DOUBLE ->
          switch (kind) {
            case LONG -> Casts::doubleToLong;
            case DECIMAL -> Casts::doubleToDecimal;
            case DOUBLE -> (value, row, out) -> out.copy(row, value, row);
            case BOOLEAN ->
                (value, row, out) -> out.setLong(row, value.doubles()[row] != 0 ? 1 : 0);
            default -> throw none(from, to);
          };
      default -> moments(from, to);
    };
  }

  private static Cast moments(ColumnType from, ColumnType to) {
    if (from.equals(to)) {
      return (value, row, out) -> out.copy(row, value, row);
    }
    boolean fromTimestamp = from.kind() == ColumnType.Kind.TIMESTAMP;
    return switch (to.kind()) {
      case TIMESTAMP -> {
        if (from.kind() != ColumnType.Kind.DATE) {
          throw none(from, to);
        }
        yield (day, row, out) -> out.setLong(row, day.longs()[row] * Calendar.MICROS_A_DAY);
      }
      case DATE -> {
        if (!fromTimestamp) {
          throw none(from, to);
        }
        yield (value, row, out) ->
            out.setLong(row, Math.floorDiv(value.longs()[row], Calendar.MICROS_A_DAY));
      }
      case TIME -> {
        if (!fromTimestamp) {
          throw none(from, to);
        }
        yield (value, row, out) ->
            out.setLong(row, Math.floorMod(value.longs()[row], Calendar.MICROS_A_DAY));
      }
      default -> throw none(from, to);
    };
  }

  private static IllegalArgumentException none(ColumnType from, ColumnType to) {
    return new IllegalArgumentException("there is no cast from %s to %s".formatted(from, to));
  }

  private static Kernel eachRow(Cast cast) {
    return (arguments, out, rows) -> {
      out.mergeStates(arguments, rows);
      for (int row = 0; row < rows; row++) {
        if (out.states()[row] == Vector.VALUE) {
          cast.set(arguments[0], row, out);
        }
      }
    };
  }

  private static Kernel toText() {
    FieldWriter writer = new FieldWriter();
    return eachRow(
        (value, row, out) -> {
          int start = out.texts().length();
          writer.appendText(value, row, out.texts());
          out.endText(row, start);
        });
  }

  private static void copy(Vector[] arguments, Vector out, int rows) {
    for (int row = 0; row < rows; row++) {
      out.copy(row, arguments[0], row);
    }
  }

  private static void rescale(Vector value, int row, Vector out) {
    BigInteger number = value.exact(row);
    out.setExact(row, PowersOfTen.rescaled(number, value.type().scale(), out.type().scale()));
  }

  private static double number(Vector value, int row) {
    return value.type().kind() == ColumnType.Kind.DECIMAL
        ? DecimalArithmetic.doubleOf(value, row)
        : value.longs()[row];
  }

  private static void doubleToLong(Vector value, int row, Vector out) {
    double rounded = Math.rint(value.doubles()[row]);
    if (rounded >= -0x1p63 && rounded < 0x1p63) { // NaN is neither
      out.setLong(row, (long) rounded);
    } else {
      out.fail(row, Vector.OVERFLOW);
    }
  }

  private static void doubleToDecimal(Vector value, int row, Vector out) {
    double number = value.doubles()[row];
    if (Double.isFinite(number)) {
      out.setDecimal(
          row,
          BigDecimal.valueOf(number) // of its digits as a text: 1.115 is no less than that
              .setScale(out.type().scale(), RoundingMode.HALF_UP)
              .unscaledValue());
    } else {
      out.fail(row, Vector.OVERFLOW);
    }
  }
}
