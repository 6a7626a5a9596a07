package dev.citizens.analysis.expression;

import dev.citizens.analysis.ResultColumn;
import dev.citizens.csv.ByteSink;

/** The year of a date, or of a timestamp in UTC; NULL for anything else. */
public record YearOf(String name, int column) implements KeyExpression {
  private static final int YEAR_BYTES = 4;

  /** The result's column for {@code year(birth_date)} is {@code birth_year}. */
  public static YearOf column(String columnName, int column) {
    return new YearOf(columnName.replaceFirst("_date$", "") + "_year", column);
  }

  @Override
  public ResultColumn result() {
    return ResultColumn.number(name, ResultColumn.Range.YEAR);
  }

  @Override
  public void append(byte[] bytes, int from, int to, ByteSink key) {
    key.append(bytes, from, prefixEnd(bytes, from, to));
  }

  /** A canonical field in quotes has something in it that no day has. */
  @Override
  public int prefixEnd(byte[] bytes, int from, int to) {
    return Day.isIn(bytes, from, to) ? from + YEAR_BYTES : from;
  }
}
