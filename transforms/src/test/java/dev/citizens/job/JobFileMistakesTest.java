package dev.citizens.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.harness.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final String COUNT_BY = "{countBy: [country], top: 10}";

  private static final String RIGHT =
      """
      name: census
      options:
        zone: UTC
      datasets:
        people:
          file: p.csv
          columns:
            - {name: id, type: long, key: true}
            - {name: born, type: date}
            - {name: country, required: true}
          quality:
            maxBadRows: 0.1%
            minRows: 1
        persons: {table: persons, columns: [{name: id}, {name: born, type: date}, {name: country}]}
        orders: {table: orders, splitColumn: no, columns: [no, total]}
      analyses:
        - of: [people, persons]
          ask:
            - {countBy: [country], top: 10}
            - {countBy: ["year(born)"]}
            - {keyword: French, columns: [country]}
      reconcile:
        - {left: people, right: persons, by: [country]}
      """;

  /** Mistakes in keys and in what their values look like: those that the JSON Schema knows. */
  private static final Pattern SEEN_BY_EDITORS =
      Pattern.compile(
          "unknown key|needs the key|needs one of the keys|must be (a |true|at most|one ASCII)"
              + "|is no type|is not a name|(case|chart|header|encoding|profile) is .*; allowed");

  private static final String NOT_A_DELIMITER =
      "delimiter must be one ASCII character that is no letter, digit, quote or line end, such as"
          + " \";\" or \"\\t\"";

  private static Arguments sql(String statement, String mistake) {
    return arguments(
        COUNT_BY, "\n          as: n\n          sql: " + statement, "21: sql, " + mistake);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        // Keys that nobody knows, at every level; the line is the key's.
        arguments(
            "analyses:\n",
            "questions:\n",
            "16: unknown key questions in the job file; allowed: analyses, datasets, name, options,"
                + " reconcile"),
        arguments(
            "file: p.csv", "path: p.csv", "6: people needs one of the keys file, query, table"),
        arguments(
            "file: p.csv",
            "file: p.csv\n    table: t",
            "6: people needs one of the keys file, query, table"),
        arguments(
            "file: p.csv",
            "file: p.csv\n    splitColumn: id",
            "7: unknown key splitColumn in people; allowed: columns, comment, delimiter, encoding, escape,"
                + " file, header, lineEnd, minFiles, nulls, parquet, quality, quote, skipLastLines, skipLines"),
        arguments("{table: orders,", "{table: orders, where: [a],", "15: where must be a text"),
        arguments(
            "{table: orders,",
            "{table: orders, where: \"day >= {runDate} AND a = '{runDate}'\",",
            "15: where has a {runDate} outside of quotes, where 2026-03-01 is 2026 minus 3 minus 1;"
                + " write '{runDate}'"),
        arguments(
            "{table: orders,",
            "{table: orders, where: \"day >= {runDate:yyyy/MM/dd}\",",
            "15: where has a {runDate} outside of quotes, where 2026-03-01 is 2026 minus 3 minus 1;"
                + " write '{runDate}'"),
        arguments(
            "{table: orders, splitColumn: no, columns: [no, total]}",
            "{query: SELECT no FROM o, where: no = 1, incremental: {by: no}}",
            "15: unknown key where in orders; allowed: columns, drift, load, parquet, quality, query,"
                + " splitColumn, transform\n15: unknown key incremental in orders; allowed: columns, drift, load, parquet,"
                + " quality, query, splitColumn, transform"),
        arguments(
            "{table: orders, splitColumn: no, columns: [no, total]}",
            "{query: DELETE FROM o}",
            "15: query must begin with SELECT or WITH"),
        arguments(
            "{table: orders, splitColumn: no, columns: [no, total]}",
            "\n      splitColumn: no\n      query: SELECT no FROM o ORDER BY no LIMIT 9",
            "16: the query has LIMIT, by which each range may be of other rows; leave splitColumn and"
                + " key: true out"),
        arguments(
            "{table: orders, splitColumn: no, columns: [no, total]}",
            "{query: \"SELECT no FROM o WHERE day = '{rundate}'\"}",
            "15: query has {rundate}; the day is written {runDate}, which is 2026-03-01, or as"
                + " {runDate:yyyyMMdd}, of yyyy, yy, MM, M, dd, d and what is no letter"),
        arguments(
            "{table: orders,",
            "{table: orders, where: \"1=1) OR (1=1\",",
            "15: where has a ) without its ("),
        arguments(
            "{table: orders,",
            "{table: orders, where: \"day = '{rundate}'\",",
            "15: where has {rundate}; the day is written {runDate}, which is 2026-03-01, or as"
                + " {runDate:yyyyMMdd}, of yyyy, yy, MM, M, dd, d and what is no letter"),
        arguments(
            "file: p.csv",
            "file: p.csv\n    where: id = 1",
            "7: unknown key where in people; allowed: columns, comment, delimiter, encoding, escape,"
                + " file, header, lineEnd, minFiles, nulls, parquet, quality, quote, skipLastLines, skipLines"),
        arguments(
            "{table: persons,",
            "{table: persons, load: {to: a},",
            "14: unknown key to in load; allowed: as, keep"),
        arguments(
            "{table: persons,",
            "{table: persons, load: true,",
            "14: load must be a mapping, such as {key: value}"),
        arguments(
            "{table: persons,",
            "{table: persons, load: {as: a b},",
            "14: a b is not a name: letters, digits and _, at most 63, no digit first"),
        arguments(
            "{table: persons,",
            "{table: persons, load: {keep: 0},",
            "14: keep must be a whole number of at least 1, and is 0"),
        arguments(
            "{table: persons,",
            "{table: persons, load: {keep: 401},",
            "14: keep must be at most 400, and is 401"),
        arguments(
            "{table: persons,",
            "{table: persons, incremental: {overlap: 1h},",
            "14: incremental needs the key by"),
        arguments(
            "{table: persons,",
            "{table: persons, incremental: {by: at, overlap: 1 hour},",
            "14: overlap must be a time such as 90s, 30m, 1h or 2d, or a whole number, and is 1 hour"),
        arguments(
            "{table: persons,",
            "{table: persons, incremental: {by: at, overlap: -1},",
            "14: overlap must be a time such as 90s, 30m, 1h or 2d, or a whole number, and is -1"),
        arguments(
            "{table: persons,",
            "{table: persons, incremental: {by: at, deletes: true},",
            "14: deletes is true; allowed: keys"),
        arguments(
            "{table: persons,",
            "{table: persons, incremental: {by: at, fullEvery: 401},",
            "14: fullEvery must be at most 400, and is 401"),
        arguments(
            "{table: persons,",
            "{table: persons, delimiter: ';',",
            "14: unknown key delimiter in persons; allowed: columns, drift, incremental, load, parquet, quality,"
                + " splitColumn, table, transform, where"),
        arguments(
            "type: date",
            "typ: date",
            "9: unknown key typ in an element of columns; did you mean type? allowed: header, key, name, nulls,"
                + " required, type"),
        arguments(
            "    ask:",
            "    questions:",
            "18: unknown key questions in an element of analyses; allowed: ask, of"),
        arguments(
            "top: 10",
            "limit: 10",
            "19: unknown key limit in an element of ask; allowed: as, chart, countBy, top"),
        arguments(
            "columns: [country]}",
            "columns: [country], top: 1}",
            "21: unknown key top in an element of ask; allowed: as, case, chart, columns, keyword"),
        arguments(
            "countBy: [country], top",
            "countBy: [country], keyword: French, top",
            "19: unknown key keyword in an element of ask; allowed: as, chart, countBy, top"),
        arguments(
            "minRows: 1",
            "minimum: 1",
            "13: unknown key minimum in quality; allowed: maxBadRows, minRows, stale"),
        // Delimiters that are none.
        arguments("p.csv\n", "p.csv\n    delimiter: ab\n", "7: " + NOT_A_DELIMITER),
        arguments("p.csv\n", "p.csv\n    delimiter: a\n", "7: " + NOT_A_DELIMITER),
        arguments("p.csv\n", "p.csv\n    delimiter: 7\n", "7: " + NOT_A_DELIMITER),
        arguments("p.csv\n", "p.csv\n    delimiter: '\"'\n", "7: " + NOT_A_DELIMITER),
        arguments("p.csv\n", "p.csv\n    delimiter: \"\\n\"\n", "7: " + NOT_A_DELIMITER),
        arguments("p.csv\n", "p.csv\n    delimiter: \"\\r\"\n", "7: " + NOT_A_DELIMITER),
        arguments("p.csv\n", "p.csv\n    delimiter: §\n", "7: " + NOT_A_DELIMITER),
        arguments("p.csv\n", "p.csv\n    delimiter: \\n\n", "7: " + NOT_A_DELIMITER),
        arguments("p.csv\n", "p.csv\n    delimiter: ''\n", "7: delimiter must be a text"),
        arguments(
            "p.csv\n",
            "p.csv\n    encoding: utf\n",
            "7: encoding is utf; allowed: UTF-8, UTF-16LE, UTF-16BE, latin1, windows-1252, GBK,"
                + " GB18030"),
        // Names of files that are no day's, or that the lake cannot have on one.
        arguments(
            "p.csv\n",
            "\"p_{runDate:YYYY}.csv\"\n",
            "6: file has {runDate:YYYY}; the day is written {runDate}, which is 2026-03-01, or as"
                + " {runDate:yyyyMMdd}, of yyyy, yy, MM, M, dd, d and what is no letter"),
        arguments(
            "p.csv\n",
            "\"{runDate:yyyy:MM}.csv\"\n",
            "6: file cannot be named 2026:12.csv in the lake: the name has a :, which HDFS refuses"
                + " in names; give it another, and where it lies as --csv"),
        arguments(
            "p.csv\n",
            "\"in/{runDate}/\"\n",
            "6: file is the folder in/{runDate}/; name the CSV file in it"),
        // Headers where there is none.
        arguments(
            "{name: id}",
            "{name: id, header: ID}",
            "14: header is the name of a column in a header, and a table has none"),
        arguments(
            "file: p.csv\n    columns:\n      - {name: id,",
            "file: p.csv\n    header: none\n    columns:\n      - {name: id, header: ID,",
            "9: header is the name of a column in a header, and the file has header: none"),
        arguments("p.csv\n", "p.csv\n    header: true\n", "7: header is true; allowed: none"),
        arguments(
            "{table: orders,",
            "{table: orders, header: none,",
            "15: unknown key header in orders; allowed: columns, drift, incremental, load, parquet, quality,"
                + " splitColumn, table, transform, where"),
        arguments("type: date", "type: date, header: [a]", "9: header must be a text"),
        arguments(
            "p.csv\n",
            "p.csv\n    skipLines: some\n",
            "7: skipLines must be a whole number of at least 0, and is some"),
        arguments(
            "p.csv\n",
            "p.csv\n    skipLines: 1001\n",
            "7: skipLines must be at most 1000, and is 1001"),
        // Keys that must be there.
        arguments(
            "- {name: born, type: date}",
            "- {type: date}",
            "9: an element of columns needs the key name"),
        arguments(
            "  - of: [people, persons]\n    ask:",
            "  - ask:",
            "17: an element of analyses needs the key of"),
        arguments("left: people, ", "", "23: an element of reconcile needs the key left"),
        arguments("right: persons, ", "", "23: an element of reconcile needs the key right"),
        arguments(", by: [country]", "", "23: an element of reconcile needs the key by"),
        arguments(
            "countBy: [country], ",
            "",
            "19: an analysis needs one of the keys countBy, distinct, keyword, profile, sql"),
        // Statements: their own line and column behind those of the file.
        sql(
            "SELECT contry, count(*) FROM dataset GROUP BY 1",
            "line 1, column 8: people has no column contry; did you mean country?\n"
                + "21: sql, line 1, column 8: persons has no column contry; did you mean country?"),
        sql(
            "SELECT count(*) FROM people",
            "line 1, column 22: the question is asked of persons, and not of people; write FROM persons, or FROM dataset"),
        sql(
            "|\n            SELECT count(*)\n            FROM dataset\n            WHERE born = 'x'",
            "line 3, column 14: 'x' is no date"),
        arguments(
            COUNT_BY,
            "{sql: SELECT count(*) FROM dataset}",
            "19: an element of ask needs the key as"),
        arguments(
            COUNT_BY,
            "{as: n, sql: SELECT count(*) FROM dataset, top: 3}",
            "19: unknown key top in an element of ask; allowed: as, chart, sql"),
        arguments(
            COUNT_BY,
            "{countBy: [country], chart: bars}",
            "19: chart goes with as, the name of the result that it shows"),
        arguments(
            COUNT_BY,
            "{countBy: [country], as: c, chart: pie}",
            "19: chart is pie; allowed: bars, heat, lines, map, none"),
        arguments(
            COUNT_BY,
            "{countBy: [country], as: c, chart: heat}",
            "19: chart is heat, which needs two columns that lines are told apart by; c has country"),
        arguments(
            COUNT_BY,
            "{countBy: [country, born], as: c, chart: map}",
            "19: chart is map, which needs one column that lines are told apart by; c has country,"
                + " born"),
        arguments(
            COUNT_BY,
            "{as: n, sql: SELECT count(*) AS dataset FROM dataset}",
            "19: two columns of the result would be named dataset"),
        arguments(", columns: [country]", "", "21: an element of ask needs the key columns"),
        // Of another type than asked for.
        arguments("zone: UTC", "zone: [UTC]", "3: zone must be a text"),
        arguments("zone: UTC", "zone:", "3: zone must be a text"),
        arguments(
            "options:\n  zone: UTC",
            "options: UTC",
            "2: options must be a mapping, such as {key: value}"),
        arguments("key: true", "key: yes", "8: key must be true or false, and is yes"),
        arguments("required: true", "required: 1", "10: required must be true or false, and is 1"),
        arguments(
            "type: date",
            "type: decimal(12,2)",
            "9: put the type in quotes, as \"decimal(12,2)\": it has a comma"),
        arguments(
            "type: date",
            "type: 'decimal(3,4)'",
            "9: decimal(3,4): the first number must be 1 to 65, the second 0 to the first"),
        arguments(
            "type: date",
            "type: date, nulls: NA",
            "9: nulls must be a list of at least one, such as [a, b]"),
        arguments(
            "type: date", "type: date, nulls: [[NA]]", "9: an element of nulls must be a text"),
        arguments(
            "type: date",
            "type: datum",
            "9: datum is no type; allowed: long, decimal(p,s), double, boolean, date, time, timestamp,"
                + " text, bytes, json"),
        arguments(
            "[country], top",
            "country, top",
            "19: countBy must be a list of at least one, such as [a, b]"),
        arguments(
            "[country], top",
            "[], top",
            "19: countBy must be a list of at least one, such as [a, b]"),
        arguments("[country], top", "[[country]], top", "19: an element of countBy must be a text"),
        arguments("top: 10", "top: 0", "19: top must be a whole number of at least 1, and is 0"),
        arguments(
            "top: 10", "top: ten", "19: top must be a whole number of at least 1, and is ten"),
        arguments(
            "top: 10", "top: 2147483648", "19: top must be at most 2147483647, and is 2147483648"),
        arguments("keyword: French", "keyword: ''", "21: keyword must be a text"),
        arguments(
            "keyword: French",
            "keyword: \"Fr\\0ench\"",
            "21: keyword must not hold the character U+0000, which PostgreSQL cannot store"),
        arguments(
            "keyword: French",
            "keyword: \"Fr\\ud83dench\"",
            "21: keyword must not hold one half of a surrogate pair, which is no character"),
        arguments(
            "minRows: 1",
            "minRows: -1",
            "13: minRows must be a whole number of at least 0, and is -1"),
        arguments(
            "columns: [no, total]",
            "columns: [no, {name: total}]",
            "15: an element of columns must be a mapping, such as {key: value}"),
        // Percents that are none.
        arguments("0.1%", "0.1", "12: " + maxBadRows("0.1")),
        arguments("0.1%", "-1%", "12: " + maxBadRows("-1%")),
        arguments("0.1%", "1 %", "12: " + maxBadRows("1 %")),
        arguments("0.1%", "100.1%", "12: " + maxBadRows("100.1%")),
        arguments("0.1%", "many", "12: " + maxBadRows("many")),
        arguments("0.1%", "-1", "12: " + maxBadRows("-1")),
        // Twice.
        arguments(
            "      minRows: 1",
            "      minRows: 1\n      minRows: 2",
            "14: minRows stands there twice"),
        arguments("name: born, type", "name: id, type", "9: column id stands there twice"),
        arguments(
            "type: date", "type: date, key: true", "9: two columns have key: true, id and born"),
        arguments("  orders: {", "  people: {", "15: people stands there twice"),
        arguments("[people, persons]", "[people, people]", "17: column people stands there twice"),
        arguments(
            "{countBy: [\"year(born)\"]}",
            "{countBy: [country]}",
            "20: two analyses are named people_by_country; rename one with as:"),
        arguments(
            "[country], top",
            "[country, id, country], top",
            "19: two columns of the result would be named country"),
        arguments(
            "columns: [country]",
            "columns: [country, country]",
            "21: column country stands there twice"),
        arguments("[no, total]", "[no, total, no]", "15: column no stands there twice"),
        arguments(
            "by: [country]}\n",
            "by: [country]}\n  - {left: persons, right: people, by: [country]}\n",
            "24: persons with people stands there twice"),
        // Data sets that are not there, or cannot be compared.
        arguments(
            "[people, persons]",
            "[people, citizens]",
            "17: there is no data set citizens; datasets has people, persons, orders"),
        arguments(
            "left: people",
            "left: citizens",
            "23: there is no data set citizens; datasets has people, persons, orders"),
        arguments(
            "right: persons",
            "right: people",
            "23: reconcile compares two data sets, and both are people"),
        arguments(
            "right: persons",
            "right: orders",
            "23: reconcile compares what is loaded, and nothing is asked of orders; ask something"
                + " under analyses, such as {profile: all}"),
        arguments(
            "[{name: id}, {name: born, type: date}, {name: country}]",
            "[{name: born, type: date}, {name: id}, {name: country}]",
            "23: reconcile compares data sets with the same columns; people has id,born,country, and"
                + " persons has born,id,country"),
        arguments(
            "by: [country]}",
            "of: [country]}",
            "23: unknown key of in an element of reconcile; allowed: by, left, right"),
        arguments(
            "by: [country]}", "by: []}", "23: by must be a list of at least one, such as [a, b]"),
        arguments(
            "by: [country]}",
            "by: [city]}",
            "23: dataset people has no column city; it has id, born, country"),
        arguments(
            "by: [country]}", "by: [country, country]}", "23: column country stands there twice"),
        arguments(
            "by: [country]}",
            "by: [id]}",
            "23: reconcile by the key id would make a group of each row; use a column of few"
                + " values"),
        // Columns and expressions that are not there.
        arguments("[country], top", "[city], top", bothHaveNo(19, "city")),
        arguments("columns: [country]", "columns: [country, Country]", bothHaveNo(21, "Country")),
        arguments("year(born)", "year(birth_date)", bothHaveNo(20, "birth_date")),
        arguments(
            "year(born)",
            "month(born)",
            "20: month(born) is not an expression; allowed: " + EXPRESSIONS),
        arguments(
            "year(born)",
            "year(country)",
            "20: year(country) needs a column of type date or timestamp, and country is text"),
        arguments(
            "year(born)",
            "ageBand(id)",
            "20: ageBand(id) needs a column of type date or timestamp, and id is long\n"
                + "20: ageBand(id) needs a column of type date or timestamp, and id is text"),
        arguments(
            "year(born)",
            "year(born",
            "20: year(born is not an expression; allowed: " + EXPRESSIONS),
        arguments(
            "{keyword: French, columns: [country]}",
            "{distinct: [\"lower(city)\"]}",
            bothHaveNo(21, "city")),
        arguments(
            "{keyword: French, columns: [country]}",
            "{distinct: [id, \"month(born)\"]}",
            "21: month(born) is not an expression; allowed: " + EXPRESSIONS),
        arguments(
            "{keyword: French, columns: [country]}",
            "{distinct: [id, id]}",
            "21: column id stands there twice"),
        arguments(
            "{keyword: French, columns: [country]}",
            "{profile: some}",
            "21: profile is some; allowed: all, or a list of columns"),
        arguments(
            "{keyword: French, columns: [country]}", "{profile: [city]}", bothHaveNo(21, "city")),
        arguments(
            "{keyword: French, columns: [country]}",
            "{profile: {id: true}}",
            "21: profile must be a list of at least one, such as [a, b]"),
        arguments(
            "{keyword: French, columns: [country]}",
            "{profile: all, top: 3}",
            "21: unknown key top in an element of ask; allowed: as, profile"),
        arguments(
            "columns: [country]}",
            "columns: [country], case: lower}",
            "21: case is lower; allowed: exact, ignore"),
        // Names that would not be safe in SQL and in paths.
        arguments("name: census", "name: '../x'", "1: " + notAName("../x")),
        arguments("name: born, type", "name: 'b;--', type", "9: " + notAColumn("b;--")),
        arguments(
            "name: born, type", "name: Date of Birth, type", "9: " + notAColumn("Date of Birth")),
        arguments("name: born, type", "name: ' born', type", "9: " + notAColumn(" born")),
        arguments("name: born, type", "name: '', type", "9: " + notAColumn("")),
        arguments("{name: country}]", "{name: 'a b'}]", "14: " + notAName("a b")),
        arguments("table: orders", "table: ../orders", "15: " + notAName("../orders")),
        arguments("top: 10", "as: 1st", "19: " + notAName("1st")),
        arguments("  people:\n", "  pe ople:\n", "5: " + notAName("pe ople")));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isToldWithFileAndLine(String right, String wrong, String message) {
    assertThat("it is there", RIGHT.contains(right), is(true));
    String text = RIGHT.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
    assertThat(mistakes(text), is(message.lines().map("conf/job.yaml:"::concat).toList()));
    if (SEEN_BY_EDITORS.matcher(message).find()) {
      assertThat(text, SchemaVerdict.of(text), is(not(List.of())));
    }
  }

  @Test
  void editorsSeeNoMistakeWhereThereIsNone() {
    assertThat(SchemaVerdict.of(RIGHT), is(List.of()));
  }

  @Test
  void allMistakesAreToldInTheOrderOfTheLines() {
    String wrong =
        """
        nam: census
        options: {zone: [UTC], lake: [x]}
        datasets:
          people:
            fil: p.csv
            delimeter: ab
            columns:
              - {name: id, type: lnog, key: yes}
              - {name: Date of Birth, typ: date}
              - {header: City}
              - {name: id}
            quality: {maxBadRows: many, minRows: few}
          orders: {table: no/table, splitColumn: a b, columns: [no, no]}
        analyses:
          - {of: [people, peple], ask: [{countby: [contry], top: 0}, {keyword: x}, {count: [id]}]}
          - {of: orders, ask: [{profile: some}, {as: n, sql: SELEC 1}]}
        reconcil: [{left: people, right: order, by: []}]
        """;
    assertThat(
        mistakes(wrong),
        is(
            """
            1: unknown key nam in the job file; did you mean name? allowed: analyses, datasets, name, options, reconcile
            2: zone must be a text
            2: lake must be a text
            5: unknown key fil in people; did you mean file? allowed: columns, comment, delimiter, encoding, escape, file, header, lineEnd, minFiles, nulls, parquet, quality, quote, skipLastLines, skipLines
            6: unknown key delimeter in people; did you mean delimiter? allowed: columns, comment, delimiter, encoding, escape, file, header, lineEnd, minFiles, nulls, parquet, quality, quote, skipLastLines, skipLines
            6: NOT_A_DELIMITER
            8: lnog is no type; allowed: long, decimal(p,s), double, boolean, date, time, timestamp, text, bytes, json
            8: key must be true or false, and is yes
            9: unknown key typ in an element of columns; did you mean type? allowed: header, key, name, nulls, required, type
            9: NOT_A_COLUMN
            10: an element of columns needs the key name
            11: column id stands there twice
            12: maxBadRows must be a whole number or a percentage up to 100%, such as 0.1%, and is many
            12: minRows must be a whole number of at least 0, and is few
            13: no/table is not a name: letters, digits and _, at most 63, no digit first
            13: column no stands there twice
            13: a b is not a name: letters, digits and _, at most 63, no digit first
            15: there is no data set peple; datasets has people, orders
            15: unknown key countby in an element of ask; did you mean countBy? allowed: as, chart, countBy, top
            15: top must be a whole number of at least 1, and is 0
            15: an element of ask needs the key columns
            15: an analysis needs one of the keys countBy, distinct, keyword, profile, sql
            16: profile is some; allowed: all, or a list of columns
            17: unknown key reconcil in the job file; did you mean reconcile? allowed: analyses, datasets, name, options, reconcile
            17: there is no data set order; datasets has people, orders
            17: by must be a list of at least one, such as [a, b]
            """
                .replace("NOT_A_DELIMITER", NOT_A_DELIMITER)
                .replace("NOT_A_COLUMN", notAColumn("Date of Birth"))
                .lines()
                .map("conf/job.yaml:"::concat)
                .toList()));
  }

  @Test
  void aMistakeInAColumnMakesNoOthersInQuestions() {
    assertThat(
        mistakes(RIGHT.replace("name: country, required", "nam: coun try, required")),
        is(
            List.of(
                "conf/job.yaml:10: unknown key nam in an element of columns; did you mean name? allowed: header, key, name, nulls, required, type",
                "conf/job.yaml:10: " + notAColumn("coun try"))));
    assertThat(
        mistakes(RIGHT.replace("born, type: date}\n", "born, type: dat}\n")),
        is(
            List.of(
                "conf/job.yaml:9: dat is no type; allowed: long, decimal(p,s), double, boolean, date, time, timestamp,"
                    + " text, bytes, json")));
  }

  @Test
  void theRightOneIsNotRefused() {
    assertThat(
        JobFileReader.parse(
                "conf/job.yaml", RIGHT, Set.of("zone", "lake"), JobFileMistakesTest::runDate)
            .dataset("persons")
            .orElseThrow()
            .analyses()
            .size(),
        is(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "datasets"})
  void missingSectionIsNamed(String section) {
    String text = RIGHT.replaceFirst("(?m)^" + section + ":.*\\n(?: .*\\n)*", "");
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

  @Test
  void whatIsNestedTooDeeplyIsTold() {
    assertThat(
        refusal("a: " + "[".repeat(100) + "]".repeat(100)),
        startsWith("conf/job.yaml: is not YAML: Nesting Depth exceeded"));
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
            ExitStatus.WRONG_USE,
            () -> JobFileReader.read(absent, Set.of("zone", "lake"), JobFileMistakesTest::runDate)),
        is("--job=" + absent + " does not exist"));
    assertThat(
        Refusal.of(
            ExitStatus.WRONG_USE,
            () -> JobFileReader.read(folder, Set.of("zone", "lake"), JobFileMistakesTest::runDate)),
        startsWith("--job=" + folder + " cannot be read: "));
    Path latin =
        Files.write(folder.resolve("latin1.yaml"), "ä: ö".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(
        Refusal.of(
            ExitStatus.WRONG_USE,
            () -> JobFileReader.read(latin, Set.of("zone", "lake"), JobFileMistakesTest::runDate)),
        containsString("--job=" + latin + " cannot be read: "));
  }

  private static String maxBadRows(String is) {
    return "maxBadRows must be a whole number or a percentage up to 100%, such as 0.1%, and is "
        + is;
  }

  /** A question of two data sets. */
  private static String bothHaveNo(int line, String column) {
    String mistake = line + ": dataset %s has no column " + column + "; it has id, born, country";
    return mistake.formatted("people") + "\n" + mistake.formatted("persons");
  }

  private static String notAName(String name) {
    return name + " is not a name: letters, digits and _, at most 63, no digit first";
  }

  private static String notAColumn(String name) {
    return "\"%s\" is not a name: letters, digits and _, at most 63, no digit first; if the file has it, say so beside another name, as {name: NAME, header: \"%1$s\"}"
        .formatted(name);
  }

  private static LocalDate runDate(Map<String, String> options) {
    return LocalDate.EPOCH;
  }

  private static String refusal(String text) {
    List<String> mistakes = mistakes(text);
    assertThat(mistakes.toString(), mistakes.size(), is(1));
    return mistakes.get(0);
  }

  private static List<String> mistakes(String text) {
    StepFailure failure =
        assertThrows(
            StepFailure.class,
            () ->
                JobFileReader.parse(
                    "conf/job.yaml", text, Set.of("zone", "lake"), JobFileMistakesTest::runDate));
    assertThat(failure.status(), is(ExitStatus.WRONG_USE));
    assertThat(failure.getMessage(), is(String.join("\n", failure.messages())));
    return failure.messages();
  }
}
