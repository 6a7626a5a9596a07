package dev.citizens.analysis.expression;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.citizens.csv.ByteSink;
import java.time.LocalDate;

/**
 * The age on the run date in bands of ten years, such as {@code 30-39}, from a date, or the day of
 * a timestamp in UTC; NULL for anything else, and for a day after the run date. Who is born on 29
 * February is a year older on 1 March where there is no such day.
 *
 * @param runDate the day of the ages: the business day of the run, so that a re-run gives the same
 */
public record AgeBand(String name, int column, LocalDate runDate) implements KeyExpression {
  private static final int BAND_YEARS = 10;
  private static final byte[][] BANDS = bands();

  /** {@code ageBand(birth_date)} is the column {@code birth_age_band} of the result. */
  public static AgeBand column(String columnName, int column, LocalDate runDate) {
    return new AgeBand(columnName.replaceFirst("_date$", "") + "_age_band", column, runDate);
  }

  @Override
  public void append(byte[] bytes, int from, int to, ByteSink key) {
    if (!Day.isIn(bytes, from, to)) {
      return;
    }
    int age = runDate.getYear() - number(bytes, from, from + 4);
    int birthday = number(bytes, from + 5, from + 7) * 100 + number(bytes, from + 8, from + 10);
    if (birthday > runDate.getMonthValue() * 100 + runDate.getDayOfMonth()) {
      age--;
    }
    if (age >= 0) {
      byte[] band = BANDS[age / BAND_YEARS];
      key.append(band, 0, band.length);
    }
  }

  private static int number(byte[] bytes, int from, int to) {
    int number = 0;
    for (int p = from; p < to; p++) {
      number = number * 10 + bytes[p] - '0';
    }
    return number;
  }

  /** Enough for years of four digits. */
  private static byte[][] bands() {
    byte[][] bands = new byte[10_000 / BAND_YEARS][];
    for (int i = 0; i < bands.length; i++) {
      int youngest = i * BAND_YEARS;
      bands[i] = (youngest + "-" + (youngest + BAND_YEARS - 1)).getBytes(US_ASCII);
    }
    return bands;
  }
}
