package dev.citizens.pipeline;

import dev.citizens.testdata.CitizensCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What DuckDB answers to the analyses of the shipped job file, in the columns of the warehouse.
 *
 * <p>It reads a file of the good rows only: it loses its place after a row with text behind a
 * closing quote. The generator's bad rows do not change the good ones.
 */
record DuckDbAnswers(
    List<List<String>> byCountry,
    List<List<String>> byCity,
    List<List<String>> byBirthYear,
    List<List<String>> keywordMatches) {

  static DuckDbAnswers of(long rows, long seed) throws IOException, SQLException {
    Path goodRows = Files.createTempFile("good-rows-", ".csv");
    new CitizensCsv(rows, seed, 0).write(goodRows);
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      statement.execute("CREATE TABLE citizens AS FROM " + csv(goodRows));
      return new DuckDbAnswers(
          Rows.of(
              duckDb, "SELECT country, count(*) AS rows FROM citizens GROUP BY ALL ORDER BY ALL"),
          Rows.of(
              duckDb,
              "FROM (SELECT country, city, count(*) AS rows FROM citizens GROUP BY ALL"
                  + " ORDER BY rows DESC, country NULLS FIRST, city NULLS FIRST LIMIT 100)"
                  + " ORDER BY ALL"),
          Rows.of(
              duckDb,
              "SELECT year(birth_date) AS birth_year, count(*) AS rows FROM citizens"
                  + " GROUP BY ALL ORDER BY ALL"),
          Rows.of(duckDb, keyword("country") + " UNION ALL " + keyword("name")));
    } finally {
      Files.delete(goodRows);
    }
  }

  private static String csv(Path file) {
    return "read_csv('%s', auto_detect = false, header = true, delim = ',', quote = '\"',"
            .formatted(file)
        + " escape = '\"', allow_quoted_nulls = false, columns = {'id': 'BIGINT',"
        + " 'name': 'VARCHAR', 'birth_date': 'DATE', 'city': 'VARCHAR', 'country': 'VARCHAR'})";
  }

  private static String keyword(String column) {
    return "SELECT 'French', '%1$s', count(*) FILTER (contains(%1$s, 'French')),".formatted(column)
        + " sum(len(regexp_extract_all(%s, 'French'))) FROM citizens".formatted(column);
  }
}
