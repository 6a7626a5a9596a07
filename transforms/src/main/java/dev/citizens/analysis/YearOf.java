package dev.citizens.analysis;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CsvRow;
import dev.citizens.csv.FieldChecks;

/**
 * The year of a date {@code YYYY-MM-DD}, with or without a time behind it; NULL for anything else.
 */
public record YearOf(String name, int column) implements KeyExpression {
  private static final int YEAR_BYTES = 4;

  /** The result's column for {@code year(birth_date)} is {@code birth_year}. */
  public static YearOf column(String columnName, int column) {
    return new YearOf(columnName.replaceFirst("_date$", "") + "_year", column);
  }

  @Override
  public void append(CsvRow row, ByteSink key) {
    byte[] bytes = row.buffer();
    int quote = row.quoted(column) ? 1 : 0;
    int from = row.start(column) + quote;
    int to = row.end(column) - quote;
    if (FieldChecks.startsWithDate(bytes, from, to)) {
      key.append(bytes, from, from + YEAR_BYTES);
    }
  }
}
