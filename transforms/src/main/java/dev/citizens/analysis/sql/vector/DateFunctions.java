package dev.citizens.analysis.sql.vector;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.ColumnType;
import java.time.LocalDate;
import java.util.function.LongUnaryOperator;

/** Parts of dates and timestamps, which are in UTC. */
final class DateFunctions {
  private static final int BAND_YEARS = 10;

  /** Of years of four digits, one behind the other: {@code 0-910-1920-29…}. */
  private static final byte[] BANDS;

  private static final int[] BAND_STARTS = new int[10_000 / BAND_YEARS + 1];

  static {
    ByteSink bands = new ByteSink(10_000);
    for (int band = 0; band < BAND_STARTS.length - 1; band++) {
      int youngest = band * BAND_YEARS;
      bands.append(youngest + "-" + (youngest + BAND_YEARS - 1));
      BAND_STARTS[band + 1] = bands.length();
    }
    BANDS = bands.array();
  }

  private DateFunctions() {}

  /** A part of the day; the day of a timestamp is the one in UTC. */
  static Kernel ofDay(LongUnaryOperator part, ColumnType type) {
    return (arguments, out, rows) -> {
      out.mergeStates(arguments, rows);
      long[] values = arguments[0].longs();
      boolean isDate = type.kind() == ColumnType.Kind.DATE;
      for (int row = 0; row < rows; row++) {
        if (out.states()[row] == Vector.VALUE) {
          long day = isDate ? values[row] : Math.floorDiv(values[row], Calendar.MICROS_A_DAY);
          out.longs()[row] = part.applyAsLong(day);
        }
      }
    };
  }

  static long quarter(long day) {
    return (Calendar.month(day) + 2L) / 3;
  }

  /** The hour of a timestamp or a time. */
  static void hour(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    for (int row = 0; row < rows; row++) {
      long micros = Math.floorMod(arguments[0].longs()[row], Calendar.MICROS_A_DAY);
      boolean hasTime = arguments[0].type().kind() != ColumnType.Kind.DATE;
      out.longs()[row] = hasTime ? micros / (3600 * Calendar.MICROS_A_SECOND) : 0;
    }
  }

  /**
   * The age on the run date in bands of ten years, as {@link
   * dev.citizens.analysis.expression.AgeBand} has it.
   */
  static Kernel ageBand(LocalDate runDate) {
    int runDay = runDate.getMonthValue() * 100 + runDate.getDayOfMonth();
    return (arguments, out, rows) -> {
      out.mergeStates(arguments, rows);
      out.view(BANDS);
      boolean isDate = arguments[0].type().kind() == ColumnType.Kind.DATE;
      for (int row = 0; row < rows; row++) {
        if (out.states()[row] != Vector.VALUE) {
          continue;
        }
        long value = arguments[0].longs()[row];
        int date = Calendar.date(isDate ? value : Math.floorDiv(value, Calendar.MICROS_A_DAY));
        int age = runDate.getYear() - date / 10_000 - (date % 10_000 > runDay ? 1 : 0);
        if (age < 0) {
          out.setNull(row);
        } else {
          int band = age / BAND_YEARS;
          out.setView(row, BAND_STARTS[band], BAND_STARTS[band + 1]);
        }
      }
    };
  }
}
