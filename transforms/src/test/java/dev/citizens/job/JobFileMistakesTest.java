package dev.citizens.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake is made by replacing a piece of a job file that is right. */
class JobFileMistakesTest {
  private static final String EXPRESSIONS =
      "a column, ageBand(column), firstWord(column), lower(column), year(column)";

  private static final String RIGHT =
      """
      options:
        zone: UTC
      dataset:
        people:
          file: p.csv
          columns:
            - {name: id, type: long, key: true}
            - {name: born, type: date}
            - {name: country, required: true}
      extract:
        - {table: people, splitColumn: id}
        - {table: orders, splitColumn: no, columns: [no, total]}
      analyses:
        - {countBy: [country], top: 10}
        - {countBy: ["year(born)"]}
        - {keyword: French, columns: [country]}
      quality:
        maxBadRows: 0.1%
        minRows: 1
        reconcile: {by: [country]}
      """;

  private static final String NOT_A_DELIMITER =
      "delimiter must be one ASCII character that is no letter, digit, quote or line end, such as"
          + " \";\" or \"\\t\"";

  static Stream<Arguments> mistakes() {
    return Stream.of(
        // Keys that nobody knows, at every level; the line is the key's.
        arguments(
            "quality:\n  max",
            "qualities:\n  max",
            "17: unknown key qualities in the job file; allowed: analyses, dataset, extract,"
                + " options, quality"),
        arguments(
            "file: p.csv",
            "path: p.csv",
            "5: unknown key path in people; allowed: columns, delimiter, file, nulls"),
        arguments(
            "type: date",
            "typ: date",
            "8: unknown key typ in an element of columns; allowed: key, name, nulls, required, type"),
        arguments(
            "splitColumn: id",
            "split: id",
            "11: unknown key split in an element of extract; allowed: as, columns, splitColumn,"
                + " table"),
        arguments(
            "top: 10",
            "limit: 10",
            "14: unknown key limit in an element of analyses; allowed: as, countBy, top"),
        arguments(
            "columns: [country]}",
            "columns: [country], top: 1}",
            "16: unknown key top in an element of analyses; allowed: as, case, columns,"
                + " keyword"),
        arguments(
            "countBy: [country], top",
            "countBy: [country], keyword: French, top",
            "14: unknown key keyword in an element of analyses; allowed: as, countBy, top"),
        arguments(
            "minRows: 1",
            "minimum: 1",
            "19: unknown key minimum in quality; allowed: maxBadRows, minRows, reconcile"),
        // Delimiters that are none.
        arguments("p.csv\n", "p.csv\n    delimiter: ab\n", "6: " + NOT_A_DELIMITER),
        arguments("p.csv\n", "p.csv\n    delimiter: a\n", "6: " + NOT_A_DELIMITER),
        arguments("p.csv\n", "p.csv\n    delimiter: 7\n", "6: " + NOT_A_DELIMITER),
        arguments("p.csv\n", "p.csv\n    delimiter: '\"'\n", "6: " + NOT_A_DELIMITER),
        arguments("p.csv\n", "p.csv\n    delimiter: \"\\n\"\n", "6: " + NOT_A_DELIMITER),
        arguments("p.csv\n", "p.csv\n    delimiter: \"\\r\"\n", "6: " + NOT_A_DELIMITER),
        arguments("p.csv\n", "p.csv\n    delimiter: §\n", "6: " + NOT_A_DELIMITER),
        arguments("p.csv\n", "p.csv\n    delimiter: \\n\n", "6: " + NOT_A_DELIMITER),
        arguments("p.csv\n", "p.csv\n    delimiter: ''\n", "6: delimiter must be a text"),
        // Keys that must be there.
        arguments(
            "dataset:\n  people:\n    file: p.csv\n    columns:\n",
            "dataset:\n  people:\n    columns:\n",
            "5: people needs the key file"),
        arguments(
            "- {name: born, type: date}",
            "- {type: date}",
            "8: an element of columns needs the key name"),
        arguments("table: orders, ", "", "12: an element of extract needs the key table"),
        arguments(
            "splitColumn: no, ",
            "",
            "12: the extract of orders needs splitColumn, an integer column"),
        arguments(", columns: [no, total]", "", "12: an element of extract needs the key columns"),
        arguments(
            "countBy: [country], ",
            "",
            "14: an analysis needs one of the keys countBy, distinct, keyword, profile"),
        arguments(", columns: [country]", "", "16: an element of analyses needs the key columns"),
        // Of another type than asked for.
        arguments("zone: UTC", "zone: [UTC]", "2: zone must be a text"),
        arguments("zone: UTC", "zone:", "2: zone must be a text"),
        arguments(
            "options:\n  zone: UTC",
            "options: UTC",
            "1: options must be a mapping, such as {key: value}"),
        arguments("key: true", "key: yes", "7: key must be true or false, and is yes"),
        arguments("required: true", "required: 1", "9: required must be true or false, and is 1"),
        arguments(
            "type: date",
            "type: decimal(12,2)",
            "8: put the type in quotes, as \"decimal(12,2)\": it has a comma"),
        arguments(
            "type: date",
            "type: 'decimal(3,4)'",
            "8: decimal(3,4): the first number must be 1 to 65, the second 0 to the first"),
        arguments(
            "type: date",
            "type: date, nulls: NA",
            "8: nulls must be a list of at least one, such as [a, b]"),
        arguments(
            "type: date", "type: date, nulls: [[NA]]", "8: an element of nulls must be a text"),
        arguments(
            "type: date",
            "type: datum",
            "8: datum is no type; allowed: long, decimal(p,s), double, boolean, date, time, timestamp,"
                + " text, bytes, json"),
        arguments(
            "[country], top",
            "country, top",
            "14: countBy must be a list of at least one, such as [a, b]"),
        arguments(
            "[country], top",
            "[], top",
            "14: countBy must be a list of at least one, such as [a, b]"),
        arguments("[country], top", "[[country]], top", "14: an element of countBy must be a text"),
        arguments("top: 10", "top: 0", "14: top must be a whole number of at least 1, and is 0"),
        arguments(
            "top: 10", "top: ten", "14: top must be a whole number of at least 1, and is ten"),
        arguments(
            "top: 10", "top: 2147483648", "14: top must be at most 2147483647, and is 2147483648"),
        arguments("keyword: French", "keyword: ''", "16: keyword must be a text"),
        arguments(
            "keyword: French",
            "keyword: \"Fr\\0ench\"",
            "16: keyword must not hold the character U+0000, which PostgreSQL cannot store"),
        arguments(
            "minRows: 1",
            "minRows: -1",
            "19: minRows must be a whole number of at least 0, and is -1"),
        // Percents that are none.
        arguments("0.1%", "0.1", "18: " + maxBadRows("0.1")),
        arguments("0.1%", "-1%", "18: " + maxBadRows("-1%")),
        arguments("0.1%", "1 %", "18: " + maxBadRows("1 %")),
        arguments("0.1%", "100.1%", "18: " + maxBadRows("100.1%")),
        arguments("0.1%", "many", "18: " + maxBadRows("many")),
        arguments("0.1%", "-1", "18: " + maxBadRows("-1")),
        // Twice.
        arguments("  minRows: 1", "  minRows: 1\n  minRows: 2", "20: minRows stands there twice"),
        arguments("name: born", "name: id", "8: column id stands there twice"),
        arguments(
            "type: date", "type: date, key: true", "8: two columns have key: true, id and born"),
        arguments(
            "{countBy: [\"year(born)\"]}",
            "{countBy: [country]}",
            "15: two analyses are named people_by_country; rename one with as:"),
        arguments(
            "[country], top",
            "[country, id, country], top",
            "14: two columns of the result would be named country"),
        arguments(
            "[country]}\nquality",
            "[country, country]}\nquality",
            "16: column country stands there twice"),
        arguments("[no, total]", "[no, total, no]", "12: column no stands there twice"),
        arguments(
            "table: orders", "table: people, as: other", "12: table people stands there twice"),
        arguments(
            "extract:\n",
            "  animals: {file: a.csv}\nextract:\n",
            "4: dataset must name one data set, such as {citizens: {file: …}}"),
        // What the sources are compared by.
        arguments(
            "{by: [country]}", "{of: [country]}", "20: unknown key of in reconcile; allowed: by"),
        arguments("{by: [country]}", "{}", "20: reconcile needs the key by"),
        arguments(
            "{by: [country]}", "country", "20: reconcile must be a mapping, such as {key: value}"),
        arguments(
            "by: [country]", "by: []", "20: by must be a list of at least one, such as [a, b]"),
        arguments(
            "by: [country]",
            "by: [city]",
            "20: dataset people has no column city; it has id, born, country"),
        arguments(
            "by: [country]", "by: [country, country]", "20: column country stands there twice"),
        arguments(
            "by: [country]",
            "by: [id]",
            "20: reconcile by the key id would make a group of each row; use a column of few"
                + " values"),
        arguments(
            "  - {table: people, splitColumn: id}\n",
            "",
            "19: reconcile compares dataset people with a MySQL table, and extract has none as"
                + " people"),
        // Columns and expressions that are not there.
        arguments(
            "[country], top",
            "[city], top",
            "14: dataset people has no column city; it has id, born, country"),
        arguments(
            "[country]}\nquality",
            "[country, Country]}\nquality",
            "16: dataset people has no column Country; it has id, born, country"),
        arguments(
            "year(born)",
            "year(birth_date)",
            "15: dataset people has no column birth_date; it has id, born, country"),
        arguments(
            "year(born)",
            "month(born)",
            "15: month(born) is not an expression; allowed: " + EXPRESSIONS),
        arguments(
            "year(born)",
            "year(country)",
            "15: year(country) needs a column of type date or timestamp, and country is text"),
        arguments(
            "year(born)",
            "ageBand(id)",
            "15: ageBand(id) needs a column of type date or timestamp, and id is long"),
        arguments(
            "year(born)",
            "year(born",
            "15: year(born is not an expression; allowed: " + EXPRESSIONS),
        arguments(
            "{keyword: French, columns: [country]}",
            "{distinct: [\"lower(city)\"]}",
            "16: dataset people has no column city; it has id, born, country"),
        arguments(
            "{keyword: French, columns: [country]}",
            "{distinct: [id, \"month(born)\"]}",
            "16: month(born) is not an expression; allowed: " + EXPRESSIONS),
        arguments(
            "{keyword: French, columns: [country]}",
            "{distinct: [id, id]}",
            "16: column id stands there twice"),
        arguments(
            "{keyword: French, columns: [country]}",
            "{profile: some}",
            "16: profile is some; allowed: all, or a list of columns"),
        arguments(
            "{keyword: French, columns: [country]}",
            "{profile: [city]}",
            "16: dataset people has no column city; it has id, born, country"),
        arguments(
            "{keyword: French, columns: [country]}",
            "{profile: {id: true}}",
            "16: profile must be a list of at least one, such as [a, b]"),
        arguments(
            "{keyword: French, columns: [country]}",
            "{profile: all, top: 3}",
            "16: unknown key top in an element of analyses; allowed: as, profile"),
        arguments(
            "columns: [country]}\nquality",
            "columns: [country], case: lower}\nquality",
            "16: case is lower; allowed: exact, ignore"),
        arguments(
            "splitColumn: id}",
            "splitColumn: id, columns: [id, country]}",
            "11: the columns of people must be those of dataset people, in their order:"
                + " id,born,country"),
        // Names that would not be safe in SQL and in paths.
        arguments("name: born", "name: 'b;--'", "8: " + notAName("b;--")),
        arguments("table: orders", "table: ../orders", "12: " + notAName("../orders")),
        arguments("top: 10", "as: 1st", "14: " + notAName("1st")),
        arguments("  people:\n", "  pe ople:\n", "4: " + notAName("pe ople")));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isToldWithFileAndLine(String right, String wrong, String message) {
    assertThat("it is there", RIGHT.contains(right), is(true));
    String text = RIGHT.replace(right, wrong);
    assertThat(refusal(text), is("conf/job.yaml:" + message));
  }

  @Test
  void theRightOneIsNotRefused() {
    assertThat(
        JobFileReader.parse("conf/job.yaml", RIGHT, JobFileMistakesTest::runDate).analyses().size(),
        is(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dataset", "analyses"})
  void missingSectionIsNamed(String section) {
    String text = RIGHT.replaceFirst("(?m)^" + section + ":\\n(?: .*\\n)+", "");
    assertThat(refusal(text), is("conf/job.yaml:1: the job file needs the key " + section));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n"})
  void emptyFileIsTold(String text) {
    assertThat(refusal(text), startsWith("conf/job.yaml:"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dataset: {people",
        "dataset:\n\tpeople: x",
        "a: b: c",
        "a: 1\n---\nb: 2",
        "a: 'never closed",
        "a: *nowhere",
        "a: \u0000",
        "a: b\n\u0007"
      })
  void whatIsNotYamlIsToldWithItsLine(String text) {
    assertThat(
        refusal(text).replaceFirst(":\\d+:", ":LINE:"),
        startsWith("conf/job.yaml:LINE: is not YAML: "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[a, b]", "just a text", "42"})
  void whatIsNoMappingIsTold(String text) {
    assertThat(
        refusal(text), is("conf/job.yaml:1: the job file must be a mapping, such as {key: value}"));
  }

  /** Tags that other readers of YAML would make objects of. */
  @Test
  void tagsMakeNoObjects() {
    assertThat(
        refusal("dataset: !!javax.script.ScriptEngineManager [x]\nanalyses: [x]"),
        is(
            "conf/job.yaml:1: is not YAML: Global tag is not allowed:"
                + " tag:yaml.org,2002:javax.script.ScriptEngineManager"));
  }

  @Test
  void fileThatCannotBeReadIsTold(@TempDir Path folder) throws Exception {
    Path absent = folder.resolve("absent.yaml");
    assertThat(
        Refusal.of(
            ExitStatus.WRONG_USE, () -> JobFileReader.read(absent, JobFileMistakesTest::runDate)),
        is("--job=" + absent + " does not exist"));
    assertThat(
        Refusal.of(
            ExitStatus.WRONG_USE, () -> JobFileReader.read(folder, JobFileMistakesTest::runDate)),
        startsWith("--job=" + folder + " cannot be read: "));
    Path latin =
        Files.write(folder.resolve("latin1.yaml"), "ä: ö".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(
        Refusal.of(
            ExitStatus.WRONG_USE, () -> JobFileReader.read(latin, JobFileMistakesTest::runDate)),
        containsString("--job=" + latin + " cannot be read: "));
  }

  private static String maxBadRows(String is) {
    return "maxBadRows must be a whole number or a percentage up to 100%, such as 0.1%, and is "
        + is;
  }

  private static String notAName(String name) {
    return name + " is not a name: letters, digits and _, at most 63, no digit first";
  }

  private static LocalDate runDate(Map<String, String> options) {
    return LocalDate.EPOCH;
  }

  private static String refusal(String text) {
    return Refusal.of(
        ExitStatus.WRONG_USE,
        () -> JobFileReader.parse("conf/job.yaml", text, JobFileMistakesTest::runDate));
  }
}
