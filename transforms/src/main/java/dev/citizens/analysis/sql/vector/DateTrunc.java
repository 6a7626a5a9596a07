package dev.citizens.analysis.sql.vector;

import dev.citizens.csv.ColumnType;
import java.util.Locale;

/**
 * The beginning of the year, the hour and so on that a day or a moment is in. Centuries begin with
 * years that end with 00, as in DuckDB.
 */
enum DateTrunc {
  MILLENNIUM,
  CENTURY,
  DECADE,
  YEAR,
  QUARTER,
  MONTH,
  WEEK,
  DAY,
  HOUR,
  MINUTE,
  SECOND;

  /**
   * Begins periods of a unit; from a date or a timestamp to either.
   *
   * @throws IllegalArgumentException if there is no such unit
   */
  static Kernel of(String unit) {
    DateTrunc trunc = valueOf(unit.toUpperCase(Locale.ROOT));
    return trunc::apply;
  }

  private void apply(Vector[] arguments, Vector out, int rows) {
    Vector moments = arguments[arguments.length - 1]; // behind the unit
    out.mergeStates(new Vector[] {moments}, rows);
    boolean fromDate = moments.type().kind() == ColumnType.Kind.DATE;
    boolean toDate = out.type().kind() == ColumnType.Kind.DATE;
    for (int row = 0; row < rows; row++) {
      if (out.states()[row] != Vector.VALUE) {
        continue;
      }
      long micros = moments.longs()[row] * (fromDate ? Calendar.MICROS_A_DAY : 1);
      long begun = compareTo(DAY) > 0 ? floor(micros) : floorDay(micros);
      if (begun < Calendar.FIRST_DAY * Calendar.MICROS_A_DAY) {
        out.fail(row, Vector.OVERFLOW);
      } else {
        out.longs()[row] = toDate ? begun / Calendar.MICROS_A_DAY : begun;
      }
    }
  }

  private long floor(long micros) {
    long unit =
        Calendar.MICROS_A_SECOND
            * switch (this) {
              case HOUR -> 3600;
              case MINUTE -> 60;
              default -> 1;
            };
    return Math.floorDiv(micros, unit) * unit;
  }

  private long floorDay(long micros) {
    long day = Math.floorDiv(micros, Calendar.MICROS_A_DAY);
    int year = Calendar.year(day);
    int month = Calendar.month(day);
    long first =
        switch (this) {
          case MILLENNIUM -> firstDay(year / 1000 * 1000);
          case CENTURY -> firstDay(year / 100 * 100);
          case DECADE -> firstDay(year / 10 * 10);
          case YEAR -> Calendar.day(year, 1, 1);
          case QUARTER -> Calendar.day(year, (month - 1) / 3 * 3 + 1, 1);
          case MONTH -> Calendar.day(year, month, 1);
          case WEEK -> day - Math.floorMod(day + 3, 7); // 1970-01-01 was a Thursday
          default -> day;
        };
    return first * Calendar.MICROS_A_DAY;
  }

  /** Of a year, which may be 0: the day before all others. */
  private static long firstDay(int year) {
    return year == 0 ? Calendar.FIRST_DAY - 1 : Calendar.day(year, 1, 1);
  }
}
