package dev.citizens.analyze;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.CountBy;
import dev.citizens.analysis.expression.AgeBand;
import dev.citizens.analysis.expression.ColumnValue;
import dev.citizens.analysis.expression.FirstWord;
import dev.citizens.analysis.expression.Lower;
import dev.citizens.analysis.keyword.CountKeyword;
import dev.citizens.analysis.profile.CountDistinct;
import dev.citizens.analysis.profile.Profile;
import dev.citizens.analysis.profile.ProfiledColumn;
import dev.citizens.csv.ColumnType;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Rows of the citizens' columns made of difficult pieces, and what is asked about them. */
final class DifficultRows {
  static final int ROWS = 20_000;

  private static final LocalDate RUN_DATE = LocalDate.of(2026, 11, 25);
  private static final String[] PIECES =
      ("Anna|ANNA|anna|Zoë|ZOË|Łódź|ŁÓDŹ|Київ|日本|𐐀|ß|ſ|K|÷| |  |\t|\n|\r|"
              + "\u00a0|\u2003|,|\"|\"\"|'|\ufffd|\u0007|\u007f|\u0085|French|fRENCH|"
              + "French Guiana|12345678|a-rather-long-word")
          .split("\\|");

  static final List<Analysis> ANALYSES =
      List.of(
          new CountBy("by_age_band", List.of(AgeBand.column("birth_date", 2, RUN_DATE)), 0),
          new CountBy("by_city_lower", List.of(Lower.column("city", 3)), 0),
          new CountBy(
              "by_first_word_and_country",
              List.of(FirstWord.column("name", 1), new ColumnValue("country", 4)),
              0),
          new CountBy(
              "by_three",
              List.of(
                  Lower.column("country", 4),
                  FirstWord.column("city", 3),
                  AgeBand.column("birth_date", 2, RUN_DATE)),
              50),
          new CountKeyword("keyword", "frENch", List.of("name", "city"), List.of(1, 3), true),
          new CountKeyword("accents", "zoË", List.of("name", "city"), List.of(1, 3), true),
          new CountKeyword("kelvin", "ask", List.of("name", "city"), List.of(1, 3), true),
          new Profile(
              "column_profile",
              List.of(
                  new ProfiledColumn("id", 0, ColumnType.LONG),
                  new ProfiledColumn("name", 1, ColumnType.TEXT),
                  new ProfiledColumn("birth_date", 2, ColumnType.DATE),
                  new ProfiledColumn("city", 3, ColumnType.TEXT),
                  new ProfiledColumn("country", 4, ColumnType.TEXT))),
          new CountDistinct(
              "distinct_values",
              List.of(
                  new ColumnValue("name", 1),
                  FirstWord.column("name", 1),
                  Lower.column("city", 3))));

  /** The same questions for DuckDB, but exact numbers instead of estimates. */
  static final Map<String, String> QUERIES = queries();

  private DifficultRows() {}

  /** The rows as a CSV file. */
  static String csv() {
    Random random = new Random(6);
    StringBuilder rows = new StringBuilder("id,name,birth_date,city,country\n");
    for (int i = 0; i < ROWS; i++) {
      rows.append(random.nextInt(-500, 50_000)).append(',');
      rows.append(field(random, 5)).append(',');
      rows.append(random.nextInt(9) == 0 ? "" : RUN_DATE.minusDays(random.nextInt(-99, 40_000)));
      rows.append(',').append(field(random, 3)).append(",\"");
      rows.append(PIECES[random.nextInt(4)]).append("\"\n");
    }
    return rows.toString();
  }

  private static String field(Random random, int pieces) {
    StringBuilder value = new StringBuilder();
    for (int i = random.nextInt(pieces + 1); i > 0; i--) {
      value.append(PIECES[random.nextInt(PIECES.length)]);
    }
    boolean isNull = value.isEmpty() && random.nextBoolean();
    return isNull ? "" : "\"" + value.toString().replace("\"", "\"\"") + "\"";
  }

  private static Map<String, String> queries() {
    String ageBand =
        """
        CASE WHEN birth_date <= DATE '2026-11-25' THEN
          (date_sub('year', birth_date, DATE '2026-11-25') // 10 * 10) || '-'
          || (date_sub('year', birth_date, DATE '2026-11-25') // 10 * 10 + 9) END""";
    String firstWord = "regexp_extract(%s, '^[^ \\t\\n\\r]*')";
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put(
        "by_age_band",
        "SELECT %s AS birth_age_band, count(*) AS rows FROM citizens".formatted(ageBand)
            + " GROUP BY ALL ORDER BY rows DESC, birth_age_band NULLS FIRST");
    queries.put(
        "by_city_lower",
        "SELECT lower(city) AS city_lower, count(*) AS rows FROM citizens"
            + " GROUP BY ALL ORDER BY rows DESC, city_lower NULLS FIRST");
    queries.put(
        "by_first_word_and_country",
        "SELECT %s AS name_first_word, country, count(*) AS rows FROM citizens"
                .formatted(firstWord.formatted("name"))
            + " GROUP BY ALL ORDER BY rows DESC, name_first_word NULLS FIRST, country");
    queries.put(
        "by_three",
        "SELECT lower(country) AS country_lower, %s AS city_first_word, %s AS birth_age_band,"
                .formatted(firstWord.formatted("city"), ageBand)
            + " count(*) AS rows FROM citizens GROUP BY ALL ORDER BY rows DESC, country_lower,"
            + " city_first_word NULLS FIRST, birth_age_band NULLS FIRST LIMIT 50");
    queries.put("keyword", keyword("frENch"));
    queries.put("accents", keyword("zoË"));
    queries.put("kelvin", keyword("ask"));
    queries.put(
        "column_profile",
        String.join(
            " UNION ALL ",
            profile("id", "'0'"),
            profile("name", "name"),
            profile("birth_date", "'0'"),
            profile("city", "city"),
            profile("country", "country")));
    queries.put(
        "distinct_values",
        """
        SELECT 'name' AS "column", count(DISTINCT name) AS distinct FROM citizens
        UNION ALL SELECT 'name_first_word', count(DISTINCT %s) FROM citizens
        UNION ALL SELECT 'city_lower', count(DISTINCT lower(city)) FROM citizens"""
            .formatted(firstWord.formatted("name")));
    return queries;
  }

  private static String keyword(String keyword) {
    return """
    WITH texts AS (
      SELECT 'name' AS "column", name AS text FROM citizens
      UNION ALL SELECT 'city', city FROM citizens)
    SELECT '%1$s' AS keyword, "column",
      count(*) FILTER (regexp_matches(text, '(?i)%1$s')) AS rows,
      sum(len(regexp_extract_all(text, '(?i)%1$s'))) AS occurrences
    FROM texts GROUP BY ALL ORDER BY rows DESC, "column\""""
        .formatted(keyword);
  }

  /** A line of the profile with the exact number of values for its last column. */
  private static String profile(String column, String text) {
    return """
    SELECT '%1$s' AS "column", count(*) AS rows, count(*) - count(%1$s) AS nulls,
      count(*) FILTER (regexp_full_match(%2$s, '[\\s\\x0b\\x{85}\\pZ]*')) AS blanks,
      count(*) FILTER (regexp_matches(%2$s,
        '[\\x{fffd}\\x00-\\x08\\x0e-\\x1f\\x7f-\\x{84}\\x{86}-\\x{9f}]')) AS invalid,
      min(%1$s)::VARCHAR AS min, max(%1$s)::VARCHAR AS max,
      min(length(%1$s::VARCHAR)) AS shortest, max(length(%1$s::VARCHAR)) AS longest,
      count(DISTINCT %1$s) AS distinct
    FROM citizens"""
        .formatted(column, text);
  }
}
