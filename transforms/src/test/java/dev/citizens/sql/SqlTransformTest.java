package dev.citizens.sql;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.sql.tree.ColumnsOf;
import dev.citizens.sql.tree.RowQuery;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A transform is a statement of the questions' language that makes a row of each row. */
class SqlTransformTest {
  private static RowQuery parse(String statement) {
    return SqlTransform.parse(statement, "citizens", Citizens.COLUMNS, () -> Citizens.RUN_DATE);
  }

  private static List<String> outputs(String statement) {
    return parse(statement).outputs().stream()
        .map(output -> output.name() + " " + output.expression().type())
        .toList();
  }

  @Test
  void itsColumnsHaveNamesAndTypes() {
    assertThat(
        outputs(
            "SELECT id, upper(trim(name)) AS name, sha256(city) AS city, CAST(salary AS bigint),"
                + " mask(country, 1, 1) AS country, 'shop1' AS source, NULL AS nothing,"
                + " strptime(name, '%d.%m.%Y') AS at FROM citizens WHERE married"),
        is(
            List.of(
                "id long",
                "name text",
                "city text",
                "salary long",
                "country text",
                "source text",
                "nothing text",
                "at timestamp")));
  }

  @Test
  void aStarIsAllColumns() {
    assertThat(
        parse("SELECT *, 1 AS one FROM dataset").outputs().size(), is(Citizens.COLUMNS.size() + 1));
  }

  @Test
  void theColumnsThatItDependsOnAreFoundWhereverTheyStand() {
    RowQuery query =
        parse(
            "SELECT id, sha256(name) AS name, coalesce(mask(city, 1, 0), country) AS place"
                + " FROM citizens WHERE height > 1");
    assertThat(ColumnsOf.all(query), is(Set.of(0, 1, 3, 4, 6)));
    assertThat(ColumnsOf.shown(query), is(Set.of(0, 4)));
    assertThat(ColumnsOf.needsKey(query), is(true));
    assertThat(ColumnsOf.needsKey(parse("SELECT mask(name, 0, 0) AS m FROM citizens")), is(false));
    assertThat(
        ColumnsOf.needsKey(parse("SELECT id FROM citizens WHERE sha256(name) <> ''")), is(true));
  }

  /** What is made of a part of a value, its length or a condition shows less than the value. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '^',
      value = {
        "name ; true",
        "CAST(upper(trim(name)) AS date)          ; true",
        "coalesce(replace(name, ',', '.'), '')    ; true",
        "'x' || name                              ; true",
        "CASE WHEN id > 1 THEN name ELSE '' END   ; true",
        "split_part(name, '@', 2)                 ; false",
        "substr(name, 1, 2)                       ; false",
        "length(name)                             ; false",
        "name IS NULL                             ; false",
        "CASE WHEN name = 'x' THEN 1 ELSE 0 END   ; false",
        "CAST(split_part(name, '-', 1) AS bigint) ; false"
      })
  void aColumnIsShownIfAResultHasItsValues(String expression, boolean isShown) {
    RowQuery query = parse("SELECT " + expression + " AS made FROM citizens");
    assertThat(ColumnsOf.shown(query).contains(1), is(isShown));
    RowQuery hashed = parse("SELECT sha256(name) AS h, " + expression + " AS made FROM citizens");
    assertThat(ColumnsOf.shown(hashed).contains(1), is(false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "SELECT DISTINCT id FROM citizens     | 8  | DISTINCT is of questions: a transform makes one row of each, by SELECT … FROM … [WHERE …]",
        "SELECT id FROM citizens GROUP BY id  | 25 | GROUP is of questions: a transform makes one row of each, by SELECT … FROM … [WHERE …]",
        "SELECT id FROM citizens ORDER BY id  | 25 | ORDER is of questions: a transform makes one row of each, by SELECT … FROM … [WHERE …]",
        "SELECT id FROM citizens LIMIT 7      | 25 | LIMIT is of questions: a transform makes one row of each, by SELECT … FROM … [WHERE …]",
        "SELECT id, count(*) FROM citizens    | 12 | aggregates are of questions: a transform makes one row of each, by itself",
        "SELECT id FROM citizens WHERE count(*) > 1 | 31 | aggregates may not stand in WHERE; write HAVING, or FILTER behind the aggregate",
        "SELECT ids FROM citizens             | 8  | citizens has no column ids; did you mean id?",
        "SELECT id FROM persons               | 16 | the transform is of the rows of citizens, and not of persons; write FROM citizens, or FROM dataset",
        "SELECT id, name AS id FROM citizens  | 12 | two columns of the result are named id; give one another name with AS",
        "SELECT id, name AS ID FROM citizens  | 12 | two columns are named ID but for capitals; give one another name with AS",
        "SELECT sha256(id) AS h FROM citizens | 15 | sha256(text) takes text, and id is long",
        "SELECT mask(name, id, 1) FROM citizens | 19 | mask(text, first, last) takes two numbers from 0 to 1000 that are written in the statement: how many characters stay at the beginning, and how many at the end",
        "SELECT strptime(name, city) FROM citizens | 23 | strptime takes a pattern that is written in the statement",
        "SELECT strptime(name, '%Y-%m') FROM citizens | 23 | the format of strptime needs a day once: it has none",
        "SELECT strptime(name, '%Y-%m-%d %I') FROM citizens | 23 | the format of strptime needs %I and %p beside each other, or %H",
        "SELECT try_strptime(name, '%d/%j/%Y') FROM citizens | 27 | the format of try_strptime has %j; allowed: %Y %y %m %b %B %d %H %I %p %M %S %f and %%",
        "SELECT CAST(name AS interval) FROM citizens | 8 | interval is no type here; allowed: bigint, decimal(p,s), double precision, boolean, date, time, timestamp, text"
      })
  void whatIsNoneIsRefusedWithThePlace(String statement, int column, String words) {
    SqlMistake mistake = assertThrows(SqlMistake.class, () -> parse(statement));
    assertThat(mistake.getMessage(), is("line 1, column " + column + ": " + words));
  }

  @Test
  void aQuestionHasNoKey() {
    SqlMistake mistake =
        assertThrows(
            SqlMistake.class,
            () -> Citizens.ask("SELECT sha256(name) AS h, count(*) FROM citizens GROUP BY 1"));
    assertThat(
        mistake.getMessage(),
        is(
            "line 1, column 15: sha256(text) needs the run's key, which only a transform: has; hash the column there"));
  }
}
