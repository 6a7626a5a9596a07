package dev.citizens.analysis.sql;

import static dev.citizens.analysis.sql.Trees.aggregate;
import static dev.citizens.analysis.sql.Trees.call;
import static dev.citizens.analysis.sql.Trees.countRows;
import static dev.citizens.analysis.sql.Trees.distinct;
import static dev.citizens.analysis.sql.Trees.groups;
import static dev.citizens.analysis.sql.Trees.literal;
import static dev.citizens.analysis.sql.Trees.truth;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.csv.ColumnType;
import dev.citizens.sql.tree.Aggregate;
import dev.citizens.sql.tree.Aggregate.Kind;
import dev.citizens.sql.tree.AggregateRef;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Function;
import dev.citizens.sql.tree.KeyRef;
import dev.citizens.sql.tree.Output;
import dev.citizens.sql.tree.Query;
import dev.citizens.sql.tree.SortKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AggregatesTest {
  private static final ColumnType SUM = ColumnType.decimal(38, 0);

  private static SqlTable table(ColumnType type, String... values) {
    LinkedHashMap<String, ColumnType> types = new LinkedHashMap<>();
    types.put("g", ColumnType.TEXT);
    types.put("x", type);
    return new SqlTable(
        types,
        Arrays.stream(values)
            .map(value -> Arrays.asList(value.split(":", -1)))
            .map(row -> Arrays.asList(row.get(0), row.get(1).isEmpty() ? null : row.get(1)))
            .map(row -> row.get(0).equals("NULL") ? Arrays.asList(null, row.get(1)) : row)
            .toList());
  }

  /** The answer, the same from one feed and from rows in any order in any number of feeds. */
  private static List<String> answer(SqlTable table, Query query) {
    List<String> answer = table.answer(query);
    for (int seed = 0; seed < 20; seed++) {
      assertThat("seed " + seed, table.answer(query, new Random(seed)), is(answer));
    }
    return answer;
  }

  private static Query all(SqlTable table, Aggregate... aggregates) {
    return groups(null, List.of(table.column("g")), List.of(aggregates));
  }

  @Test
  void nullAndTheEmptyStringAreTwoGroupsAndNullComesLast() {
    SqlTable table = table(ColumnType.LONG, "NULL:1", ":2", "a:3", ":4", "NULL:5");
    assertThat(
        answer(table, all(table, countRows(), sum(table))),
        is(List.of("\"\",2,6", "a,1,3", ",2,6")));
  }

  private static Aggregate sum(SqlTable table) {
    return aggregate(Kind.SUM, SUM, table.column("x"));
  }

  @Test
  void withoutKeysThereIsOneGroupAlsoOfNoRows() {
    SqlTable none = table(ColumnType.LONG);
    Query query =
        groups(
            null,
            List.of(),
            List.of(
                countRows(),
                sum(none),
                aggregate(Kind.AVG, ColumnType.DOUBLE, none.column("x")),
                aggregate(Kind.MIN, ColumnType.LONG, none.column("x")),
                distinct(none.column("x"))));
    assertThat(answer(none, query), is(List.of("0,,,,0")));
    // A scan that has rows, of which the question takes none.
    SqlTable some = table(ColumnType.LONG, "a:1");
    Query empty = groups(literal(false), query.keys(), query.aggregates());
    assertThat(answer(some, empty), is(List.of("0,,,,0")));
    assertThat(
        answer(some, groups(literal(false), List.of(some.column("g")), List.of(countRows()))),
        is(List.of()));
  }

  @Test
  void sumsOfWholeNumbersHaveNoLimitOf64Bits() {
    SqlTable table =
        table(
            ColumnType.LONG,
            "a:9223372036854775807",
            "a:9223372036854775807",
            "a:-1",
            "b:-9223372036854775808",
            "b:-9223372036854775808",
            "c:");
    assertThat(
        answer(
            table,
            all(table, sum(table), aggregate(Kind.AVG, ColumnType.DOUBLE, table.column("x")))),
        is(
            List.of(
                "a,18446744073709551613,6.148914691236517e+18",
                "b,-18446744073709551616,-9.223372036854776e+18",
                "c,,")));
  }

  @Test
  void aSumThatIsTooLargeForItsTypeIsAFailureOfTheQuestion() {
    String most = "9".repeat(38);
    SqlTable table = table(ColumnType.decimal(38, 0), "a:" + most, "a:1", "b:" + most, "b:0");
    EvaluationFailure failure =
        assertThrows(EvaluationFailure.class, () -> table.answer(all(table, sum(table))));
    assertThat(
        failure.getMessage(),
        is(
            "the question q of t has no answer: sum(x) is too large for the type decimal(38,0); change it,"
                + " or leave such rows out with WHERE"));
    Query onlyB =
        groups(
            truth(Function.EQUAL, table.column("g"), "b"),
            List.of(table.column("g")),
            List.of(sum(table)));
    assertThat(answer(table, onlyB), is(List.of("b," + most)));
  }

  @Test
  void aRowWhoseValueIsNeededAndCannotBeComputedIsAFailure() {
    SqlTable table = table(ColumnType.LONG, "a:1", "b:9223372036854775807");
    Expression next = call(Function.ADD, ColumnType.LONG, table.column("x"), 1);
    Query query =
        groups(
            null,
            List.of(),
            List.of(
                aggregate(
                    Kind.MAX, ColumnType.LONG, call(Function.MULTIPLY, ColumnType.LONG, 2, next))));
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      EvaluationFailure failure =
          assertThrows(EvaluationFailure.class, () -> table.answer(query, random));
      assertThat(
          failure.getMessage(),
          is(
              "the question q of t has no answer: x + 1 is too large for the type long; change it, or"
                  + " leave such rows out with WHERE"));
    }
    SqlTable texts = table(ColumnType.TEXT, "a:1", "b:x");
    Expression cast = call(Function.CAST, ColumnType.LONG, texts.column("x"));
    assertThat(
        assertThrows(
                EvaluationFailure.class,
                () -> texts.answer(groups(null, List.of(cast), List.of(countRows()))))
            .getMessage(),
        is(
            "the question q of t has no answer: CAST(x AS long) has a value that is no long; change it,"
                + " or leave such rows out with WHERE"));
    assertThat(
        answer(
            texts,
            groups(
                truth(Function.REGEXP_MATCHES, texts.column("x"), "^[0-9]+$"),
                List.of(cast),
                List.of(countRows()))),
        is(List.of("1,1")));
  }

  @Test
  void doublesHaveTheSameBitsInAnyOrder() {
    Random random = new Random(5);
    String[] rows = new String[500];
    for (int i = 0; i < rows.length; i++) {
      double value = Math.scalb(random.nextGaussian(), random.nextInt(120) - 60);
      rows[i] = "ab".charAt(random.nextInt(2)) + ":" + value;
    }
    rows[7] = "a:0.1";
    SqlTable table = table(ColumnType.DOUBLE, rows);
    Expression x = table.column("x");
    answer(
        table,
        all(
            table,
            aggregate(Kind.SUM, ColumnType.DOUBLE, x),
            aggregate(Kind.AVG, ColumnType.DOUBLE, x),
            aggregate(Kind.STDDEV, ColumnType.DOUBLE, x)));
    SqlTable tenths =
        table(ColumnType.DOUBLE, "a:0.1", "a:0.2", "a:0.3", "a:1e+100", "a:-1e+100", "b:-0");
    assertThat(
        answer(
            tenths,
            all(
                tenths,
                aggregate(Kind.SUM, ColumnType.DOUBLE, x),
                aggregate(Kind.AVG, ColumnType.DOUBLE, x),
                aggregate(Kind.STDDEV, ColumnType.DOUBLE, x))),
        is(List.of("a,0.6,0.12,7.071067811865475e+99", "b,0,0,")));
  }

  @Test
  void notANumberAndInfinitiesAreKept() {
    SqlTable table =
        table(
            ColumnType.DOUBLE,
            "a:NaN",
            "a:1",
            "b:Infinity",
            "b:1",
            "c:Infinity",
            "c:-Infinity",
            "d:-Infinity",
            "d:NaN",
            "e:-0",
            "e:0");
    Expression x = table.column("x");
    assertThat(
        answer(
            table,
            all(
                table,
                aggregate(Kind.SUM, ColumnType.DOUBLE, x),
                aggregate(Kind.MIN, ColumnType.DOUBLE, x),
                aggregate(Kind.MAX, ColumnType.DOUBLE, x),
                aggregate(Kind.STDDEV, ColumnType.DOUBLE, x),
                distinct(x))),
        is(
            List.of(
                "a,NaN,1,NaN,NaN,2",
                "b,Infinity,1,Infinity,NaN,2",
                "c,NaN,-Infinity,Infinity,NaN,2",
                "d,NaN,-Infinity,NaN,NaN,2",
                "e,0,-0,0,0,1")));
  }

  @Test
  void deviationsAreExactWhereDoublesWouldCancel() {
    SqlTable table =
        table(
            ColumnType.LONG,
            "a:1000000000000000001",
            "a:1000000000000000002",
            "a:1000000000000000003",
            "b:5",
            "c:9223372036854775807",
            "c:-9223372036854775808");
    assertThat(
        answer(table, all(table, aggregate(Kind.STDDEV, ColumnType.DOUBLE, table.column("x")))),
        is(List.of("a,1", "b,", "c,1.3043817825332783e+19")));
    SqlTable decimals = table(ColumnType.decimal(30, 2), "a:0.01", "a:0.02", "a:0.03");
    assertThat(
        answer(
            decimals,
            all(decimals, aggregate(Kind.STDDEV, ColumnType.DOUBLE, decimals.column("x")))),
        is(List.of("a,0.01")));
  }

  @Test
  void filtersAndHavingAndOrderAndLimit() {
    SqlTable table =
        table(ColumnType.LONG, "a:1", "a:2", "b:5", "b:6", "c:7", "d:8", "d:9", "NULL:1", "NULL:3");
    Aggregate large =
        new Aggregate(
            Kind.COUNT_ROWS,
            List.of(),
            false,
            truth(Function.GREATER, table.column("x"), 5),
            ColumnType.LONG);
    Query query = all(table, countRows(), large);
    Expression rows = new AggregateRef(0, ColumnType.LONG);
    Expression ofLarge = new AggregateRef(1, ColumnType.LONG);
    Expression twoRows = truth(Function.EQUAL, rows, 2);
    List<SortKey> largeFirst = List.of(new SortKey(ofLarge, true, false));
    assertThat(
        answer(table, Trees.ordered(query, twoRows, largeFirst, 0)),
        is(List.of("d,2,2", "b,2,1", "a,2,0", ",2,0")));
    assertThat(
        answer(table, Trees.ordered(query, twoRows, largeFirst, 3)),
        is(List.of("d,2,2", "b,2,1", "a,2,0")));
    Expression key = new KeyRef(0, ColumnType.TEXT);
    assertThat(
        answer(table, Trees.ordered(query, null, List.of(new SortKey(key, true, true)), 2)),
        is(List.of(",2,0", "d,2,2")));
    assertThat(
        answer(table, Trees.ordered(query, null, List.of(new SortKey(key, false, true)), 1)),
        is(List.of(",2,0")));
  }

  @Test
  void linesOfAQuestionWhoseKeysAreNotShownAreNumbered() {
    SqlTable table = table(ColumnType.LONG, "a:1", "b:1");
    Query shown = all(table, countRows());
    assertThat(new SqlAnalysis("q", "t", shown, SqlTable.RUN_DATE).keyColumns(), is(List.of("k0")));
    Query hidden =
        new Query(
            "SELECT count(*)\n FROM t GROUP BY g",
            null,
            shown.keys(),
            shown.aggregates(),
            List.of(),
            List.of(new Output("n", new AggregateRef(0, ColumnType.LONG))),
            null,
            List.of(),
            0);
    SqlAnalysis question = new SqlAnalysis("q", "t", hidden, SqlTable.RUN_DATE);
    assertThat(question.keyColumns(), is(List.of("line")));
    assertThat(question.resultColumns(), is(List.of("line", "n")));
    assertThat(question.question(), is("SELECT count(*) FROM t GROUP BY g"));
    assertThat(answer(table, hidden), is(List.of("1", "1")));
  }

  @Test
  void totalsAreOfTheGroupsThatHavingKeepsAlsoOfThoseBeyondTheLimit() {
    SqlTable table = table(ColumnType.LONG, "a:1", "a:2", "b:5", "c:7", "c:8", "NULL:4", "NULL:9");
    Query query = all(table, countRows(), sum(table));
    Expression several =
        call(Function.GREATER, ColumnType.BOOLEAN, new AggregateRef(0, ColumnType.LONG), 1);
    Query ordered = Trees.ordered(query, several, List.of(), 2);
    Query totals =
        Trees.withTotal(
            Trees.withTotal(ordered, new AggregateRef(1, query.aggregates().get(1).type())),
            new AggregateRef(0, ColumnType.LONG));
    assertThat(answer(table, totals), is(List.of("a,2,3,31,6", "c,2,15,31,6")));
  }

  @Test
  void theTotalOfOneGroupWithoutKeysIsInOneLine() {
    SqlTable table = table(ColumnType.LONG, "a:1", "a:2");
    Query query = groups(null, List.of(), List.of(countRows()));
    Query total = Trees.withTotal(query, new AggregateRef(0, ColumnType.LONG));
    assertThat(answer(table, total), is(List.of("2,2")));
    assertThat(answer(table(ColumnType.LONG), total), is(List.of("0,0")));
  }

  @Test
  void aTotalThatIsTooLargeIsAFailureOfTheQuestion() {
    ColumnType wide = ColumnType.decimal(38, 0);
    SqlTable table = table(wide, "a:" + "6".repeat(38), "b:" + "6".repeat(38));
    Query query = all(table, aggregate(Kind.MAX, wide, table.column("x")));
    Query total = Trees.withTotal(query, new AggregateRef(0, wide));
    EvaluationFailure failure = assertThrows(EvaluationFailure.class, () -> answer(table, total));
    assertThat(
        failure.getMessage(),
        is(
            "the question q of t has no answer: sum(max(x)) OVER () is too large for the type"
                + " decimal(38,0); change it, or leave such rows out with WHERE"));
  }

  @Test
  void estimatesDependOnTheSetOfValuesOnly() {
    String[] rows = new String[3000];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = "a:" + (i * 7919L % 2000);
    }
    SqlTable table = table(ColumnType.LONG, rows);
    Expression x = table.column("x");
    Expression asDouble = call(Function.CAST, ColumnType.DOUBLE, x);
    assertThat(
        answer(
            table,
            groups(
                null,
                List.of(),
                List.of(
                    aggregate(Kind.APPROX_COUNT_DISTINCT, ColumnType.LONG, x),
                    aggregate(Kind.APPROX_QUANTILE, ColumnType.DOUBLE, asDouble, literal(0.5)),
                    aggregate(Kind.APPROX_QUANTILE, ColumnType.DOUBLE, asDouble, literal(0.0)),
                    aggregate(Kind.APPROX_QUANTILE, ColumnType.DOUBLE, asDouble, literal(1.0)),
                    distinct(x)))),
        is(List.of("2012,1003,0,1999,2000")));
  }

  @Test
  void occurrencesAreCountedInAllValues() {
    SqlTable table =
        table(ColumnType.TEXT, "a:French, French", "a:\"French\" french", "a:", "b:x", "c:");
    assertThat(
        answer(
            table,
            all(
                table,
                aggregate(
                    Kind.OCCURRENCES, ColumnType.LONG, table.column("x"), literal("French")))),
        is(List.of("a,3", "b,0", "c,0")));
  }
}
