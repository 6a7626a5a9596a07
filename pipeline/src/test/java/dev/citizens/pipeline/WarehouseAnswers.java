package dev.citizens.pipeline;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Queries that read one day and source of the warehouse in the order of {@link DuckDbAnswers}. */
record WarehouseAnswers(TestSite site, String day, String source) {

  DuckDbAnswers read() throws IOException, SQLException {
    return new DuckDbAnswers(
        rows("country, rows", "citizens_by_country", "country COLLATE \"C\""),
        rows(
            "country, city, rows",
            "citizens_by_city",
            "country COLLATE \"C\", city COLLATE \"C\" NULLS LAST"),
        rows("birth_year, rows", "citizens_by_birth_year", "birth_year NULLS LAST"),
        rows("keyword, \"column\", rows, occurrences", "keyword_matches", "\"column\""));
  }

  private List<List<String>> rows(String columns, String table, String order)
      throws IOException, SQLException {
    return site.warehouseRows(
        "SELECT %s FROM citizens.%s WHERE run_date = '%s' AND dataset = '%s' ORDER BY %s"
            .formatted(columns, table, day, source, order));
  }
}
