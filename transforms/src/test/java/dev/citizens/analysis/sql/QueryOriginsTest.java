package dev.citizens.analysis.sql;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.ColumnUse;
import dev.citizens.analysis.Origins;
import dev.citizens.csv.ColumnType;
import dev.citizens.sql.SqlColumn;
import dev.citizens.sql.SqlQuestion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** From which columns the answer to a statement comes. */
class QueryOriginsTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");

  private static final List<SqlColumn> COLUMNS =
      List.of(
          new SqlColumn("id", ColumnType.LONG),
          new SqlColumn("name", ColumnType.TEXT),
          new SqlColumn("birth_date", ColumnType.DATE),
          new SqlColumn("city", ColumnType.TEXT),
          new SqlColumn("country", ColumnType.TEXT),
          new SqlColumn("married", ColumnType.BOOLEAN));

  @Test
  void aKeyIsAsItIsAndANumberOfRowsComesFromNoColumn() {
    assertOrigins(
        "SELECT country, count(*) AS people FROM citizens GROUP BY country",
        "country: country IDENTITY",
        "lines: country GROUP_BY");
  }

  @Test
  void whatIsComputedOfAKeyIsNoLongerTheKey() {
    assertOrigins(
        "SELECT upper(country) || city AS place FROM citizens GROUP BY country, city",
        "place: country TRANSFORMATION, city TRANSFORMATION",
        "lines: country GROUP_BY, city GROUP_BY");
  }

  @Test
  void whatRowsAreLeftOutOrSortedByIsOfTheLines() {
    assertOrigins(
        "SELECT city, max(id) AS last FROM citizens WHERE married AND name LIKE 'A%' GROUP BY city"
            + " HAVING min(birth_date) > DATE '1990-01-01' ORDER BY max(length(name)) LIMIT 3",
        "city: city IDENTITY",
        "last: id AGGREGATION",
        "lines: married FILTER, name FILTER, city GROUP_BY, birth_date FILTER, name SORT");
  }

  @Test
  void whatOnlyDecidesIsNoValue() {
    assertOrigins(
        "SELECT count(DISTINCT city) FILTER (WHERE married) AS cities,"
            + " sum(CASE WHEN country = 'Japan' THEN id ELSE 0 END) AS ids FROM citizens",
        "cities: city AGGREGATION, married CONDITIONAL",
        "ids: country CONDITIONAL, id AGGREGATION");
  }

  @Test
  void aTotalComesFromWhatItIsTheTotalOf() {
    assertOrigins(
        "SELECT country, sum(id) * 100.0 / sum(sum(id)) OVER () AS share FROM citizens"
            + " GROUP BY country",
        "country: country IDENTITY",
        "share: id AGGREGATION",
        "lines: country GROUP_BY");
  }

  @Test
  void aColumnCanBeBothValueAndCondition() {
    assertOrigins(
        "SELECT CASE WHEN country = 'Japan' THEN 'here' ELSE country END AS place FROM citizens"
            + " GROUP BY country",
        "place: country CONDITIONAL, country TRANSFORMATION",
        "lines: country GROUP_BY");
  }

  private static void assertOrigins(String statement, String... lines) {
    Origins origins =
        new SqlAnalysis(
                "result",
                "citizens",
                SqlQuestion.parse(statement, "citizens", COLUMNS, () -> DAY),
                DAY)
            .origins();
    List<String> found = new ArrayList<>();
    origins.ofColumns().forEach((name, uses) -> found.add(name + ": " + text(uses)));
    if (!origins.ofLines().isEmpty()) {
      found.add("lines: " + text(origins.ofLines()));
    }
    assertThat(found, is(List.of(lines)));
  }

  private static String text(Set<ColumnUse> uses) {
    return uses.stream()
        .map(use -> COLUMNS.get(use.column()).name() + " " + use.way())
        .collect(Collectors.joining(", "));
  }
}
