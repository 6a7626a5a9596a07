package dev.citizens.analysis.profile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.CountBy;
import dev.citizens.analysis.FingerprintBy;
import dev.citizens.analysis.Partial;
import dev.citizens.analysis.Rows;
import dev.citizens.analysis.expression.ColumnValue;
import dev.citizens.csv.ColumnType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** All analyses of a run give the same number of different values of a column. */
class OneNumberOfValuesTest {
  private static final ColumnValue COLUMN = new ColumnValue("c", 1);
  private static final Analysis DISTINCT = new CountDistinct("d", List.of(COLUMN));
  private static final Analysis GROUPS = new CountBy("g", List.of(COLUMN), 0);
  private static final Analysis PAIRS =
      new CountBy("p", List.of(new ColumnValue("first", 0), COLUMN), 0);
  private static final Analysis TUPLES = new CountBy("t", List.of(COLUMN, COLUMN, COLUMN), 0);
  private static final Analysis FINGERPRINTS = new FingerprintBy(List.of(COLUMN), 0);

  /** So few values that the estimate is exact. */
  @Property(tries = 1_000, seed = "20260101")
  void ofAnyTexts(@ForAll("texts") List<String> fields) {
    check(fields, ColumnType.TEXT);
  }

  @Property(tries = 300, seed = "20260101")
  void ofAnyNumbers(@ForAll("numbers") List<String> fields) {
    check(fields, ColumnType.LONG);
  }

  /** So many that the estimate is none of their number, and depends on what is hashed. */
  @Example
  void ofManyTextsInQuotes() {
    String[] lines =
        IntStream.range(0, 30_000)
            .mapToObj(i -> i % 2 == 0 ? "x,\"a, " + i + "\"" : "x,\"b \"\"é\"\" " + i + "\"")
            .toArray(String[]::new);
    assertThat(estimate(profile(ColumnType.TEXT), lines), is(estimate(DISTINCT, lines)));
  }

  @Example
  void ofManyNumbers() {
    String[] lines = IntStream.range(0, 30_000).mapToObj(i -> "x," + i).toArray(String[]::new);
    assertThat(estimate(profile(ColumnType.LONG), lines), is(estimate(DISTINCT, lines)));
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of(
            "",
            "\"\"",
            "a",
            "\"a\"",
            "\"a,b\"",
            "\"\"\"\"",
            "\"a\"\"b\"",
            "\"\"\"a\"\"\"",
            "\"a\nb\"",
            "\"a\r\nb\"",
            " a",
            "\" a\"",
            "é",
            "\"é\"",
            "e\u0301",
            "東京",
            "\"🙂,\"",
            "NULL",
            "\\N",
            "\"more than sixteen bytes, in quotes\"",
            "more than sixteen bytes without")
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  @Provide
  Arbitrary<List<String>> numbers() {
    return Arbitraries.of("", "0", "7", "\"7\"", "70", "-7", "9223372036854775807")
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  private static void check(List<String> fields, ColumnType type) {
    String[] lines = fields.stream().map(field -> "x," + field).toArray(String[]::new);
    int groups = groups(GROUPS, lines);
    assertThat("pairs", groups(PAIRS, lines), is(groups));
    assertThat("tuples", groups(TUPLES, lines), is(groups));
    assertThat("fingerprints", groups(FINGERPRINTS, lines), is(groups));
    String[] distinct = estimate(DISTINCT, lines).split(",", -1);
    int values = groups - (fields.contains("") ? 1 : 0); // NULL is none
    assertThat("distinct", distinct[0], is(Integer.toString(values)));
    assertThat(estimate(profile(type), lines), is(estimate(DISTINCT, lines)));
  }

  private static Profile profile(ColumnType type) {
    return new Profile("p", List.of(new ProfiledColumn("c", 1, type)));
  }

  private static int groups(Analysis analysis, String... lines) {
    return Arrays.stream(Rows.partials(analysis, 2, lines))
        .mapToInt(partial -> partial == null ? 0 : Rows.lines(partial, 0).size())
        .sum();
  }

  /** The last three columns of the result: estimate and bounds. */
  private static String estimate(Analysis analysis, String... lines) {
    Partial partial = Rows.partials(analysis, 2, lines)[0];
    String line = Rows.lines(partial, 0).get(0);
    String[] columns = line.split(",", -1);
    return String.join(",", Arrays.copyOfRange(columns, columns.length - 3, columns.length));
  }
}
