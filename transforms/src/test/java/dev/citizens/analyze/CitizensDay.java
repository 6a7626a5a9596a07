package dev.citizens.analyze;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.CountBy;
import dev.citizens.analysis.expression.ColumnValue;
import dev.citizens.analysis.expression.YearOf;
import dev.citizens.analysis.keyword.CountKeyword;
import dev.citizens.csv.ColumnType;
import dev.citizens.job.Column;
import java.util.List;

/** What the daily job asks about the citizens, and all cities. */
final class CitizensDay {
  static final List<Column> COLUMNS =
      List.of(
          new Column("id", ColumnType.LONG, true),
          new Column("name", ColumnType.TEXT, false),
          new Column("birth_date", ColumnType.DATE, false),
          new Column("city", ColumnType.TEXT, false),
          new Column("country", ColumnType.TEXT, true));

  private static final ColumnValue COUNTRY = new ColumnValue("country", 4);
  private static final ColumnValue CITY = new ColumnValue("city", 3);

  static final List<Analysis> ANALYSES =
      List.of(
          new CountBy("citizens_by_country", List.of(COUNTRY), 0),
          new CountBy("citizens_by_city", List.of(COUNTRY, CITY), 100),
          new CountBy("citizens_by_any_city", List.of(COUNTRY, CITY), 0),
          new CountBy("citizens_by_birth_year", List.of(YearOf.column("birth_date", 2)), 0),
          new CountKeyword("keyword_matches", "French", List.of("name", "country"), List.of(1, 4)));

  private CitizensDay() {}
}
