package dev.citizens.report.chart;

import dev.citizens.report.ResultTable.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalDouble;

/** Where a key is on an axis. */
final class TimeAxis {
  private static final double SECONDS_PER_DAY = 86_400;

  private TimeAxis() {}

  /**
   * Days since 1970 of a day or moment as PostgreSQL writes it, and whole numbers as they are.
   *
   * @return empty for other kinds, and for {@code infinity} and the years before 1
   */
  static OptionalDouble place(Kind kind, String key) {
    try {
      return switch (kind) {
        case WHOLE -> OptionalDouble.of(Double.parseDouble(key));
        case TIME -> OptionalDouble.of(days(key));
        default -> OptionalDouble.empty();
      };
    } catch (DateTimeException e) {
      return OptionalDouble.empty();
    }
  }

  private static double days(String key) {
    return key.indexOf(' ') < 0
        ? LocalDate.parse(key).toEpochDay()
        : LocalDateTime.parse(key.replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC)
            / SECONDS_PER_DAY;
  }
}
