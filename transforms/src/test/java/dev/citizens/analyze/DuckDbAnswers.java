package dev.citizens.analyze;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** The answers to {@link CitizensDay}'s questions as DuckDB gives and writes them. */
final class DuckDbAnswers {
  private static final String BY_CITY =
      """
      SELECT country, city, count(*) AS rows FROM citizens
      GROUP BY ALL ORDER BY rows DESC, country NULLS FIRST, city NULLS FIRST""";

  private static final Map<String, String> QUERIES = new LinkedHashMap<>();

  static {
    QUERIES.put(
        "citizens_by_country",
        """
        SELECT country, count(*) AS rows FROM citizens
        GROUP BY ALL ORDER BY rows DESC, country""");
    QUERIES.put("citizens_by_city", BY_CITY + " LIMIT 100");
    QUERIES.put("citizens_by_any_city", BY_CITY);
    QUERIES.put(
        "citizens_by_birth_year",
        """
        SELECT year(birth_date) AS birth_year, count(*) AS rows FROM citizens
        GROUP BY ALL ORDER BY rows DESC, birth_year NULLS FIRST""");
    QUERIES.put(
        "keyword_matches",
        """
        WITH texts AS (
          SELECT 'name' AS "column", name AS text FROM citizens
          UNION ALL SELECT 'country', country FROM citizens)
        SELECT 'French' AS keyword, "column",
          count(*) FILTER (contains(text, 'French')) AS rows,
          sum(len(regexp_extract_all(text, 'French'))) AS occurrences
        FROM texts GROUP BY ALL ORDER BY rows DESC, "column\"""");
  }

  private DuckDbAnswers() {}

  /** The content of each result file, for a file without bad rows. */
  static Map<String, String> about(Path file, Path folder) throws SQLException, IOException {
    return to(QUERIES, file, folder);
  }

  /** The answers to these queries of a table {@code citizens}, each as a CSV file. */
  static Map<String, String> to(Map<String, String> queries, Path file, Path folder)
      throws SQLException, IOException {
    Map<String, String> answers = new LinkedHashMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE citizens AS FROM read_csv('%s', auto_detect = false, header = true,
            strict_mode = true, delim = ',', quote = '"', escape = '"', allow_quoted_nulls = false,
            columns = {'id': 'BIGINT', 'name': 'VARCHAR', 'birth_date': 'DATE',
                       'city': 'VARCHAR', 'country': 'VARCHAR'})"""
              .formatted(file));
      for (Map.Entry<String, String> query : queries.entrySet()) {
        Path answer = folder.resolve(query.getKey() + ".duckdb");
        statement.execute(
            "COPY (%s) TO '%s' (FORMAT csv, HEADER)".formatted(query.getValue(), answer));
        answers.put(query.getKey(), Files.readString(answer, UTF_8));
      }
    }
    return answers;
  }
}
