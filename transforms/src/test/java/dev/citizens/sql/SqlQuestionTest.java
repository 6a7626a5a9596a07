package dev.citizens.sql;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What statements mean, tree by tree. */
class SqlQuestionTest {
  private static void assertTree(String statement, String... lines) {
    assertThat(TreeText.of(Citizens.ask(statement)), is(String.join("\n", lines)));
  }

  @Test
  void theStatementOfTheReadme() {
    assertTree(
        "SELECT year(birth_date) / 10 * 10 AS decade, count(*) AS people,"
            + " count(DISTINCT city) AS cities FROM citizens WHERE country IN ('Japan', 'France')"
            + " GROUP BY 1 HAVING count(*) > 10 ORDER BY people DESC LIMIT 20",
        "where in(country, 'Japan':text, 'France':text):boolean",
        "key multiply(divide(year(birth_date):long, 10:long):long, 10:long):long",
        "aggregate count_rows():long",
        "aggregate count(distinct city):long",
        "decade = key0",
        "people = aggregate0",
        "cities = aggregate1",
        "having greater(aggregate0, 10:long):boolean",
        "order aggregate0 desc",
        "limit 20");
  }

  @Test
  void whatRowsAreGroupedByIsFoundInsideOfExpressions() {
    assertTree(
        "SELECT year(birth_date) / 10 * 10, upper(country) || '!' FROM dataset"
            + " GROUP BY year(birth_date), upper(country) ORDER BY 2, year(birth_date)",
        "key year(birth_date):long",
        "key upper(country):text",
        "column_1 = multiply(divide(key0, 10:long):long, 10:long):long",
        "column_2 = concat(key1, '!':text):text",
        "order concat(key1, '!':text):text",
        "order key0");
  }

  @Test
  void anAggregateIsTakenOnceHoweverOftenItIsWritten() {
    assertTree(
        "SELECT sum(id) / count(*) AS a, sum(id) AS b FROM citizens HAVING sum(id) > 5"
            + " ORDER BY sum(id) FILTER (WHERE married)",
        "aggregate sum(id):decimal(38,0)",
        "aggregate count_rows():long",
        "aggregate sum(id):decimal(38,0) filter married",
        "a = divide(cast(aggregate0):double, cast(aggregate1):double):double",
        "b = aggregate0",
        "having greater(aggregate0, 5:decimal(38,0)):boolean",
        "order aggregate2");
  }

  @Test
  void distinctGroupsByWhatIsSelected() {
    assertTree(
        "SELECT DISTINCT country, lower(city) AS city FROM citizens ORDER BY country LIMIT 3",
        "key country",
        "key lower(city):text",
        "country = key0",
        "city = key1",
        "order key0",
        "limit 3");
  }

  @Test
  void aTotalIsOfAllGroups() {
    assertTree(
        "SELECT country, count(*) * 100.0 / sum(count(*)) OVER () AS percent,"
            + " sum(length(country)) OVER () AS letters"
            + " FROM citizens GROUP BY ALL ORDER BY sum(count(*)) OVER ()",
        "key country",
        "aggregate count_rows():long",
        "total sum(aggregate0):decimal(38,0)",
        "total sum(length(key0):long):decimal(38,0)",
        "country = key0",
        "percent = divide(cast(multiply(cast(aggregate0):decimal(19,0), 100.0:decimal(4,1)):"
            + "decimal(23,1)):double, cast(total0):double):double",
        "letters = total1",
        "order total0");
  }

  @Test
  void groupByAllGroupsByWhatIsSelectedWithoutAggregates() {
    assertTree(
        "SELECT country, 'x' AS kind, lower(city) AS town, count(*) AS n,"
            + " CASE WHEN count(*) > 1 THEN sum(id) END AS total, count(*) / 2 AS half"
            + " FROM citizens GROUP BY ALL ORDER BY lower(city)",
        "key country",
        "key lower(city):text",
        "aggregate count_rows():long",
        "aggregate sum(id):decimal(38,0)",
        "country = key0",
        "kind = 'x':text",
        "town = key1",
        "n = aggregate0",
        "total = case when greater(aggregate0, 1:long):boolean then aggregate1"
            + " else null:decimal(38,0):decimal(38,0)",
        "half = divide(aggregate0, 2:long):long",
        "order key1");
  }

  @Test
  void groupByAllOfAggregatesIsOneGroup() {
    assertTree(
        "SELECT count(*) AS n FROM citizens GROUP BY ALL",
        "aggregate count_rows():long",
        "n = aggregate0");
  }

  @Test
  void distinctStarIsAllColumns() {
    assertThat(Citizens.ask("SELECT DISTINCT * FROM citizens").keys().size(), is(13));
  }

  @Test
  void groupByTakesColumnsBeforeNamesOfTheResultAndOrderByTheOther() {
    assertTree(
        "SELECT lower(country) AS country, count(*) AS n FROM citizens GROUP BY country"
            + " ORDER BY country, n NULLS FIRST",
        "key country",
        "aggregate count_rows():long",
        "country = lower(key0):text",
        "n = aggregate0",
        "order lower(key0):text",
        "order aggregate0 nulls first");
  }

  @Test
  void groupByAndHavingTakeNamesOfTheResult() {
    assertTree(
        "SELECT month(birth_date) AS m, count(*) AS n FROM citizens GROUP BY m HAVING n > 1 AND m < 3",
        "key month(birth_date):long",
        "aggregate count_rows():long",
        "m = key0",
        "n = aggregate0",
        "having and(greater(aggregate0, 1:long):boolean, less(key0, 3:long):boolean):boolean");
  }

  @Test
  void withoutGroupByAllRowsAreOneGroup() {
    assertTree(
        "SELECT min(name), max(name) AS last FROM citizens",
        "aggregate min(name):text",
        "aggregate max(name):text",
        "min = aggregate0",
        "last = aggregate1");
  }

  @Test
  void theTextIsKept() {
    String text = "select count(*)\n  from Citizens;";
    assertThat(Citizens.ask(text).text(), is(text));
  }

  /** Expressions of a row, in WHERE or behind SELECT DISTINCT, and what they are bound to. */
  static Stream<Arguments> expressions() {
    return Stream.of(
        // Constants take the type of what stands beside them.
        arguments(
            "birth_date >= '1990-01-01'", "greater_or_equal(birth_date, 1990-01-01:date):boolean"),
        arguments(
            "'1990-01-01' <= birth_date", "less_or_equal(1990-01-01:date, birth_date):boolean"),
        arguments("birth_date = DATE '1990-01-01'", "equal(birth_date, 1990-01-01:date):boolean"),
        arguments("seen < '1990-01-01'", "less(seen, 1990-01-01T00:00:timestamp):boolean"),
        arguments(
            "seen < TIMESTAMP '1990-01-01 07:00:00'",
            "less(seen, 1990-01-01T07:00:timestamp):boolean"),
        arguments("seen < birth_date", "less(seen, cast(birth_date):timestamp):boolean"),
        arguments("seen < DATE '1990-01-01'", "less(seen, 1990-01-01T00:00:timestamp):boolean"),
        arguments("wakes = '07:00'", "equal(wakes, 07:00:time):boolean"),
        arguments("id = '7'", "equal(id, 7:long):boolean"),
        arguments("id IN ('7', 8)", "in(id, 7:long, 8:long):boolean"),
        arguments("salary > '1.5'", "greater(salary, 1.50:decimal(12,2)):boolean"),
        arguments("married = 'yes'", "equal(married, true:boolean):boolean"),
        arguments("photo = '\\xAB'", "equal(photo, '\\xab':bytes):boolean"),
        arguments("notes = '{}'", "equal(notes, '{}':json):boolean"),
        arguments("city = 'it''s'", "equal(city, 'it's':text):boolean"),
        arguments("city = NULL", "equal(city, null:text):boolean"),
        arguments("id = NULL", "equal(id, null:long):boolean"),
        // Numbers.
        arguments("salary > 5", "greater(salary, 5.00:decimal(12,2)):boolean"),
        arguments(
            "salary > 0.125", "greater(cast(salary):decimal(13,3), 0.125:decimal(13,3)):boolean"),
        arguments("id > 1.5", "greater(cast(id):decimal(20,1), 1.5:decimal(20,1)):boolean"),
        arguments(
            "id > salary", "greater(cast(id):decimal(21,2), cast(salary):decimal(21,2)):boolean"),
        arguments("debt > id", "greater(debt, cast(id):decimal(60,2)):boolean"),
        arguments("height > 2", "greater(height, 2.0:double):boolean"),
        arguments("height > 1e0", "greater(height, 1.0:double):boolean"),
        arguments("id > 9223372036854775807", "greater(id, 9223372036854775807:long):boolean"),
        arguments("id = -9223372036854775808", "equal(id, -9223372036854775808:long):boolean"),
        arguments("id + 1", "add(id, 1:long):long"),
        arguments("id - -1", "subtract(id, -1:long):long"),
        arguments("-id", "negate(id):long"),
        arguments("+id", "id"),
        arguments("id / 2", "divide(id, 2:long):long"),
        arguments("id % 2", "modulo(id, 2:long):long"),
        arguments("mod(id, 2)", "modulo(id, 2:long):long"),
        arguments("salary / 2", "divide(cast(salary):double, 2.0:double):double"),
        arguments("salary + 0.125", "add(salary, 0.125:decimal(4,3)):decimal(14,3)"),
        arguments("salary * 2", "multiply(salary, 2:decimal(1,0)):decimal(13,2)"),
        arguments("salary * id", "multiply(salary, cast(id):decimal(19,0)):decimal(31,2)"),
        arguments("salary * height", "multiply(cast(salary):double, height):double"),
        arguments("id + 1 * 2", "add(id, multiply(1:long, 2:long):long):long"),
        arguments("(id + 1) * 2", "multiply(add(id, 1:long):long, 2:long):long"),
        arguments("salary % 0.4", "modulo(salary, 0.4:decimal(2,1)):decimal(12,2)"),
        arguments("round(id)", "id"),
        arguments("round(id, -1)", "round(id, -1:long):long"),
        arguments("abs(salary)", "abs(salary):decimal(12,2)"),
        arguments("round(height, 2)", "round(height, 2:long):double"),
        arguments("round(salary)", "round(salary, 0:long):decimal(12,0)"),
        arguments("round(salary, 1)", "round(salary, 1:long):decimal(12,1)"),
        arguments("floor(salary)", "floor(salary):decimal(12,0)"),
        arguments("ceiling(height)", "ceil(height):double"),
        arguments("floor(id)", "cast(id):double"),
        // Days.
        arguments("birth_date + 7", "add_days(birth_date, 7:long):date"),
        arguments("7 + birth_date", "add_days(birth_date, 7:long):date"),
        arguments("birth_date - 7", "add_days(birth_date, -7:long):date"),
        arguments("birth_date - id", "add_days(birth_date, negate(id):long):date"),
        arguments("run_date() - birth_date", "days_between(2026-11-26:date, birth_date):long"),
        arguments("birth_date - '2000-01-01'", "days_between(birth_date, 2000-01-01:date):long"),
        arguments(
            "date_diff('day', birth_date, seen)", "days_between(cast(seen):date, birth_date):long"),
        arguments("year(seen)", "year(seen):long"),
        arguments("EXTRACT(year FROM birth_date)", "year(birth_date):long"),
        arguments("date_part('month', birth_date)", "month(birth_date):long"),
        arguments("hour(wakes)", "hour(wakes):long"),
        arguments("date_trunc('month', birth_date)", "date_trunc('month':text, birth_date):date"),
        arguments("date_trunc('month', seen)", "date_trunc('month':text, seen):date"),
        arguments("date_trunc('HOUR', seen)", "date_trunc('hour':text, seen):timestamp"),
        arguments("age_band(birth_date)", "age_band(birth_date):text"),
        arguments("age_band(seen)", "age_band(cast(seen):date):text"),
        // Texts.
        arguments("name || ' of ' || city", "concat(concat(name, ' of ':text):text, city):text"),
        arguments("name || id", "concat(name, cast(id):text):text"),
        arguments(
            "concat(name, id, '!')",
            "concat(coalesce(name, '':text):text, coalesce(cast(id):text, '':text):text, '!':text):text"),
        arguments("lower(name)", "lower(name):text"),
        arguments("trim(name)", "trim(name):text"),
        arguments("substring(name, 2, 3)", "substr(name, 2:long, 3:long):text"),
        arguments("length(name)", "length(name):long"),
        arguments("replace(name, 'a', '')", "replace(name, 'a':text, '':text):text"),
        arguments("split_part(name, ' ', 1)", "split_part(name, ' ':text, 1:long):text"),
        arguments("starts_with(name, 'A')", "starts_with(name, 'A':text):boolean"),
        arguments("contains(name, city)", "contains(name, city):boolean"),
        arguments("regexp_matches(name, '^A')", "regexp_matches(name, '^A':text):boolean"),
        arguments("name LIKE 'A\\%'", "like(name, 'A\\%':text):boolean"),
        arguments(
            "name NOT ILIKE 'a!%%' ESCAPE '!'",
            "not(ilike(name, 'a!%%':text, '!':text):boolean):boolean"),
        // Conditions.
        arguments(
            "NOT married AND id = 1 OR id = 2",
            "or(and(not(married):boolean, equal(id, 1:long):boolean):boolean, equal(id, 2:long):boolean):boolean"),
        arguments(
            "id BETWEEN 1 AND 2",
            "and(greater_or_equal(id, 1:long):boolean, less_or_equal(id, 2:long):boolean):boolean"),
        arguments(
            "id NOT BETWEEN 1 AND 2",
            "not(and(greater_or_equal(id, 1:long):boolean, less_or_equal(id, 2:long):boolean):boolean):boolean"),
        arguments("city IS NULL", "is_null(city):boolean"),
        arguments("city IS NOT NULL", "is_not_null(city):boolean"),
        arguments("married IS TRUE", "is_not_distinct_from(married, true:boolean):boolean"),
        arguments(
            "married IS NOT FALSE",
            "not(is_not_distinct_from(married, false:boolean):boolean):boolean"),
        arguments(
            "city IS DISTINCT FROM name", "not(is_not_distinct_from(city, name):boolean):boolean"),
        arguments("city NOT IN ('a', NULL)", "not(in(city, 'a':text, null:text):boolean):boolean"),
        arguments(
            "city IN ('a', name)",
            "or(in(city, 'a':text):boolean, equal(city, name):boolean):boolean"),
        arguments("id != 3", "not_equal(id, 3:long):boolean"),
        arguments("true", "true:boolean"),
        // Choices.
        arguments(
            "CASE WHEN married THEN 1 ELSE 2.5 END",
            "case when married then 1.0:decimal(20,1) else 2.5:decimal(20,1):decimal(20,1)"),
        arguments(
            "CASE country WHEN 'Japan' THEN 'J' END",
            "case when equal(country, 'Japan':text):boolean then 'J':text else null:text:text"),
        arguments(
            "CASE WHEN id > 1 OR married THEN id ELSE '7' END",
            "case when or(greater(id, 1:long):boolean, married):boolean then id else 7:long:long"),
        arguments("coalesce(city, country, '')", "coalesce(city, country, '':text):text"),
        arguments("nullif(city, '')", "nullif(city, '':text):text"),
        arguments(
            "nullif(id, 1.5)",
            "case when equal(cast(id):decimal(20,1), 1.5:decimal(20,1)):boolean then null:long else id:long"),
        arguments("greatest(id, 3)", "greatest(id, 3:long):long"),
        // Casts.
        arguments("CAST(id AS text)", "cast(id):text"),
        arguments("id::double precision", "cast(id):double"),
        arguments("CAST(name AS decimal(10, 2))", "cast(name):decimal(10,2)"),
        arguments("CAST('1.005' AS decimal(3,2))", "cast('1.005':text):decimal(3,2)"),
        arguments("CAST('2020-02-29' AS date)", "2020-02-29:date"),
        arguments("CAST(id AS bigint)", "id"),
        arguments("CAST(photo AS varchar)", "cast(photo):text"),
        arguments("CAST(NULL AS date)", "null:date"),
        arguments("TRY_CAST(city AS date)", "try_cast(city):date"),
        arguments("try_cast('foo' AS bigint)", "try_cast('foo':text):long"),
        arguments("TRY_CAST(id AS bigint)", "id"),
        arguments("TRY_CAST(NULL AS date)", "null:date"),
        // Names.
        arguments("\"name\"", "name"),
        arguments("NAME", "name"),
        arguments("citizens.name", "name"));
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void expressionsOfARow(String expression, String expected) {
    String statement = "SELECT DISTINCT " + expression + " AS x FROM citizens";
    assertThat(TreeText.of(Citizens.ask(statement).keys().get(0)), is(expected));
  }

  /** Aggregates, and what they are bound to. */
  static Stream<Arguments> aggregates() {
    return Stream.of(
        arguments("count(*)", "count_rows():long"),
        arguments("count()", "count_rows():long"),
        arguments("count(city)", "count(city):long"),
        arguments("count(DISTINCT lower(city))", "count(distinct lower(city):text):long"),
        arguments(
            "count(*) FILTER (WHERE id > 1)",
            "count_rows():long filter greater(id, 1:long):boolean"),
        arguments("sum(salary)", "sum(salary):decimal(38,2)"),
        arguments("sum(height)", "sum(height):double"),
        arguments(
            "sum(CASE WHEN married THEN 1 ELSE 0 END)",
            "sum(case when married then 1:long else 0:long:long):decimal(38,0)"),
        arguments("avg(id)", "avg(id):double"),
        arguments("avg(salary)", "avg(salary):double"),
        arguments("min(birth_date)", "min(birth_date):date"),
        arguments("max(debt)", "max(debt):decimal(60,2)"),
        arguments("stddev(salary)", "stddev(salary):double"),
        arguments("approx_count_distinct(name)", "approx_count_distinct(name):long"),
        arguments(
            "approx_quantile(id, 0.5)", "approx_quantile(cast(id):double, 0.5:double):double"),
        arguments("occurrences(name, 'French')", "occurrences(name, 'French':text):long"));
  }

  @ParameterizedTest
  @MethodSource("aggregates")
  void aggregatesOfAGroup(String aggregate, String expected) {
    String tree = TreeText.of(Citizens.ask("SELECT " + aggregate + " AS x FROM citizens"));
    assertThat(tree, is("aggregate " + expected + "\nx = aggregate0"));
  }
}
