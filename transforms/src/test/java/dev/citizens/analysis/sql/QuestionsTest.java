package dev.citizens.analysis.sql;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.ColumnType;
import dev.citizens.sql.SqlColumn;
import dev.citizens.sql.SqlQuestion;
import dev.citizens.sql.tree.Query;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What analysts ask: DuckDB's answers to the very same texts. */
class QuestionsTest {
  private static final SqlTable CITIZENS = citizens();
  private static DuckDb duckDb;

  private static SqlTable citizens() {
    LinkedHashMap<String, ColumnType> types = new LinkedHashMap<>();
    types.put("id", ColumnType.LONG);
    types.put("name", ColumnType.TEXT);
    types.put("birth_date", ColumnType.DATE);
    types.put("city", ColumnType.TEXT);
    types.put("country", ColumnType.TEXT);
    types.put("salary", ColumnType.decimal(12, 2));
    types.put("height", ColumnType.DOUBLE);
    types.put("married", ColumnType.BOOLEAN);
    types.put("seen", ColumnType.TIMESTAMP);
    Random random = new Random(12);
    String[] names = {"Ann French", "Jörg Ärmel", "李 雷", "frenchie fry", "", " ", "O'Hara", "Bo"};
    String[] cities = {"Paris", "paris", "Lyon", "Kyoto", "", "Nowhere, \"X\"", "São Paulo"};
    String[] countries = {"France", "Japan", "Italy", "Brazil", "Fiji"};
    List<List<String>> rows = new ArrayList<>();
    for (int id = 1; id <= 3000; id++) {
      List<String> row = new ArrayList<>();
      row.add(Integer.toString(id * 3));
      row.add(names[random.nextInt(names.length)]);
      row.add(
          text(
              "%04d-%02d-%02d",
              1930 + random.nextInt(90), 1 + random.nextInt(12), 1 + random.nextInt(28)));
      row.add(cities[random.nextInt(cities.length)]);
      row.add(countries[random.nextInt(countries.length)]);
      row.add(text("%d.%02d", random.nextInt(90_000) + 1, random.nextInt(100)));
      row.add(Double.toString(1 + random.nextInt(100) / 128.0));
      row.add(Boolean.toString(random.nextBoolean()));
      row.add(
          text(
              "2026-%02d-%02d %02d:30:15",
              1 + random.nextInt(11), 1 + random.nextInt(28), random.nextInt(24)));
      for (int column = 1; column < row.size(); column++) {
        if (random.nextInt(15) == 0) {
          row.set(column, null);
        }
      }
      rows.add(row);
    }
    return new SqlTable(types, rows);
  }

  private static String text(String format, Object... numbers) {
    return String.format(Locale.ROOT, format, numbers);
  }

  @BeforeAll
  static void open() throws SQLException {
    duckDb = new DuckDb();
    duckDb.create(CITIZENS);
    duckDb.execute("CREATE VIEW citizens AS FROM t");
    duckDb.execute("CREATE MACRO run_date() AS DATE '%s'".formatted(SqlTable.RUN_DATE));
    duckDb.execute(
        """
        CREATE MACRO age_band(d) AS CASE WHEN d <= run_date() THEN
          (date_sub('year', d, run_date()) // 10 * 10) || '-'
          || (date_sub('year', d, run_date()) // 10 * 10 + 9) END""");
    duckDb.execute(
        """
        CREATE MACRO occurrences(x, word) AS
          sum((length(x) - length(replace(x, word, ''))) // length(word))""");
  }

  @AfterAll
  static void close() throws SQLException {
    duckDb.close();
  }

  static List<String> questions() throws IOException {
    try (InputStream in =
        QuestionsTest.class.getResourceAsStream("/dev/citizens/sql/questions.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("SELECT") && !line.contains("approx_"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void theAnswerIsDuckDbs(String text) throws SQLException {
    // Which lines a limit keeps is not said by all of them; nor is their order.
    String all = text.replaceAll(" LIMIT \\d+$", "");
    Query query =
        SqlQuestion.parse(
            all,
            "citizens",
            CITIZENS.types().entrySet().stream()
                .map(column -> new SqlColumn(column.getKey(), column.getValue()))
                .toList(),
            () -> SqlTable.RUN_DATE);
    List<String> answer = CITIZENS.answer(query, new Random(text.hashCode()));
    assertThat(sorted(answer, query), is(sorted(duckDb.answer(all, query), query)));
  }

  private static List<String> sorted(List<String> lines, Query query) {
    return RandomStatementsTest.rounded(lines, query).stream().sorted().toList();
  }
}
