package dev.citizens.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.CountBy;
import dev.citizens.analysis.ResultColumn;
import dev.citizens.analysis.expression.AgeBand;
import dev.citizens.analysis.expression.ColumnValue;
import dev.citizens.analysis.expression.FirstWord;
import dev.citizens.analysis.expression.Lower;
import dev.citizens.analysis.expression.YearOf;
import dev.citizens.analysis.keyword.CountKeyword;
import dev.citizens.analysis.profile.CountDistinct;
import dev.citizens.analysis.profile.Profile;
import dev.citizens.analysis.profile.ProfiledColumn;
import dev.citizens.analysis.sql.SqlAnalysis;
import dev.citizens.csv.ColumnType;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.Encoding;
import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.Refusal;
import dev.citizens.sql.SqlColumn;
import dev.citizens.sql.SqlQuestion;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobFileReaderTest {
  private static final LocalDate RUN_DATE = LocalDate.of(2026, 11, 25);

  @Test
  void everyKindOfAnalysisAndExpression() {
    assertThat(
        analyses(
            """
            - {countBy: ["ageBand(born)", "lower(city)", "firstWord(city)", "year(born)"]}
            - {keyword: French, columns: [city], case: ignore}
            - {keyword: French, columns: [city], case: exact, as: exact}
            - {profile: all}
            - {profile: [city, id], as: two}
            - {distinct: [city, "firstWord(city)"]}
            - {as: unborn, sql: "SELECT count(*) AS n FROM people WHERE born > run_date()"}
            """),
        is(
            List.of(
                new CountBy(
                    "people_by_born_age_band_city_lower_city_first_word_born_year",
                    List.of(
                        new AgeBand("born_age_band", 1, RUN_DATE),
                        new Lower("city_lower", 2),
                        new FirstWord("city_first_word", 2),
                        new YearOf("born_year", 1)),
                    0),
                new CountKeyword("keyword_matches", "French", List.of("city"), List.of(2), true),
                new CountKeyword("exact", "French", List.of("city"), List.of(2), false),
                new Profile(
                    "column_profile",
                    List.of(
                        new ProfiledColumn("id", 0, ColumnType.LONG),
                        new ProfiledColumn("born", 1, ColumnType.DATE),
                        new ProfiledColumn("city", 2, ColumnType.TEXT))),
                new Profile(
                    "two",
                    List.of(
                        new ProfiledColumn("city", 2, ColumnType.TEXT),
                        new ProfiledColumn("id", 0, ColumnType.LONG))),
                new CountDistinct(
                    "distinct_values",
                    List.of(new ColumnValue("city", 2), new FirstWord("city_first_word", 2))),
                new SqlAnalysis(
                    "unborn",
                    "people",
                    SqlQuestion.parse(
                        "SELECT count(*) AS n FROM people WHERE born > run_date()",
                        "people",
                        List.of(
                            new SqlColumn("id", ColumnType.LONG),
                            new SqlColumn("born", ColumnType.DATE),
                            new SqlColumn("city", ColumnType.TEXT)),
                        () -> RUN_DATE),
                    RUN_DATE))));
  }

  /** The day may depend on options of the job file, so it is not known before they are read. */
  @Test
  void theRunDateIsAskedWithTheFilesOptionsAndOnlyWhereItMatters() {
    List<Map<String, String>> asked = new ArrayList<>();
    String job =
        """
        options: {zone: Asia/Ho_Chi_Minh}
        name: census
        datasets: {people: {file: p.csv, columns: [{name: born, type: date}]}}
        analyses: [{of: people, ask: [{countBy: ["%s(born)"]}]}]
        """;
    Function<Map<String, String>, LocalDate> runDate =
        options -> {
          asked.add(options);
          return RUN_DATE;
        };

    JobFileReader.parse("job.yaml", job.formatted("year"), Set.of("zone", "lake"), runDate);
    assertThat(asked, is(List.of()));
    JobFileReader.parse("job.yaml", job.formatted("ageBand"), Set.of("zone", "lake"), runDate);
    assertThat(asked, is(List.of(Map.of("zone", "Asia/Ho_Chi_Minh"))));
  }

  private static List<Analysis> analyses(String analyses) {
    return parse(
            """
            name: census
            datasets:
              people:
                file: p.csv
                columns: [{name: id, type: long}, {name: born, type: date}, {name: city}]
            analyses:
            - of: people
              ask:
            """
                + analyses.indent(2))
        .datasets()
        .get(0)
        .analyses();
  }

  private static JobFile parse(String text) {
    String asProposed = text.replace("Latin1", "latin1"); // an editor knows one spelling
    assertThat(text, SchemaVerdict.of(asProposed), is(List.of()));
    return JobFileReader.parse("job.yaml", text, Set.of("zone", "lake"), options -> RUN_DATE);
  }

  @Test
  void whatMayBeLeftOutHasItsDefault() {
    JobFile job =
        parse(
            """
            name: census
            datasets:
              people: {file: p.csv, columns: [{name: country}]}
              persons: {table: p}
            """);
    assertThat(job.options(), is(Map.of()));
    assertThat(job.comparisons(), is(List.of()));
    Dataset people = job.datasets().get(0);
    assertThat(people.source(), is(new CsvFile("p.csv", CsvDialect.COMMA.withColumns(1))));
    assertThat(people.columns(), is(List.of(new Column("country", ColumnType.TEXT, false))));
    assertThat(people.quality(), is(Quality.NONE));
    assertThat(people.questions(), is(Questions.NONE));
    assertThat(people.analyses(), is(List.of()));
    Dataset persons = job.datasets().get(1);
    assertThat(persons.source(), is(new MySqlTable("p", null, List.of())));
    assertThat(persons.knowsColumns(), is(false));
  }

  @Test
  void columnsHaveTypesAndSpellingsOfNull() {
    JobFile job =
        parse(
            """
            name: census
            datasets:
              people:
                file: p.csv
                nulls: [NA, "\\\\N"]
                columns:
                  - {name: id, type: long, key: true}
                  - {name: height, type: "decimal(5,2)", nulls: ["", "-1"]}
                  - {name: weight, type: double}
                  - {name: alive, type: boolean}
                  - {name: wakes, type: time}
                  - {name: seen, type: timestamp}
                  - {name: photo, type: bytes}
                  - {name: more, type: json}
            analyses: [{of: people, ask: [{countBy: ["year(seen)", height]}]}]
            """);
    List<String> nulls = List.of("NA", "\\N");
    assertThat(
        job.datasets().get(0).columns(),
        is(
            List.of(
                new Column("id", ColumnType.LONG, true, nulls),
                new Column("height", ColumnType.decimal(5, 2), false, List.of("", "-1")),
                new Column("weight", ColumnType.DOUBLE, false, nulls),
                new Column("alive", ColumnType.BOOLEAN, false, nulls),
                new Column("wakes", ColumnType.TIME, false, nulls),
                new Column("seen", ColumnType.TIMESTAMP, false, nulls),
                new Column("photo", ColumnType.BYTES, false, nulls),
                new Column("more", ColumnType.JSON, false, nulls))));
    assertThat(
        job.datasets().get(0).analyses().get(0).result(),
        is(
            List.of(
                ResultColumn.number("seen_year", ResultColumn.Range.YEAR),
                new ResultColumn("height", ColumnType.decimal(5, 2), true),
                new ResultColumn("rows", ColumnType.LONG, ResultColumn.Range.COUNT, false))));
  }

  @Test
  void delimitersAreReadAsWritten() {
    assertThat(delimiter("';'"), is(';'));
    assertThat(delimiter("\"\\t\""), is('\t'));
    assertThat(delimiter("\\t"), is('\t'));
    assertThat(delimiter("'|'"), is('|'));
    assertThat(delimiter("' '"), is(' '));
    assertThat(delimiter("\"\\x01\""), is('\u0001'));
    assertThat(delimiter("','"), is(','));
  }

  @Test
  void aColumnHasAnyTextInTheHeader() {
    JobFile job =
        parse(
            """
            name: census
            datasets:
              people:
                file: p.csv
                encoding: Latin1
                skipLines: 2
                columns:
                  - {name: place, header: ""}
                  - {name: full_name, header: " Họ.tên \\"1\\"\\n"}
                  - {name: other_name, header: " Họ.tên \\"1\\"\\n"}
                  - {name: country}
              rows: {file: r.csv, header: none, columns: [{name: id}]}
            """);
    Dataset people = job.datasets().get(0);
    String name = " Họ.tên \"1\"\n";
    assertThat(people.headers(), is(List.of("", name, name, "country")));
    assertThat(people.columnNames(), is(List.of("place", "full_name", "other_name", "country")));
    assertThat(
        people.file(),
        is(new CsvFile(new DayFiles("p.csv"), CsvDialect.COMMA, Encoding.LATIN1, 2, true)));
    CsvDialect oneColumn = CsvDialect.COMMA.withColumns(1);
    assertThat(
        job.datasets().get(1).file(),
        is(new CsvFile(new DayFiles("r.csv"), oneColumn, null, 0, false)));
  }

  @Test
  void whatIsGivenIsKept() {
    JobFile job =
        parse(
            """
            name: census
            options: {zone: UTC, lake: "hdfs://vps1:9000/lake"}
            datasets:
              people: {file: p.csv, columns: [{name: pid, type: long, required: true}]}
              orders: {table: o, splitColumn: order_no, columns: [b, a]}
              persons: {table: p, columns: [{name: pid, type: long, key: true}]}
            analyses:
              - of: [people, persons]
                ask:
                  - {countBy: [pid], as: first, top: 2147483647}
                  - {countBy: [pid]}
              - of: persons
                ask: [{keyword: "a: b", columns: [pid], as: second}]
            """);
    assertThat(job.options(), is(Map.of("zone", "UTC", "lake", "hdfs://vps1:9000/lake")));
    assertThat(job.datasetNames(), is(List.of("people", "orders", "persons")));
    assertThat(
        job.datasets().get(1).source(), is(new MySqlTable("o", "order_no", List.of("b", "a"))));
    assertThat(job.datasets().get(1).knowsColumns(), is(false));
    assertThat(job.datasets().get(2).source(), is(new MySqlTable("p", "pid", List.of())));
    assertThat(names(job, "people"), is(List.of("first", "people_by_pid")));
    assertThat(names(job, "persons"), is(List.of("first", "people_by_pid", "second")));
    assertThat(job.datasets().get(0).analyses().get(0).top(), is(Integer.MAX_VALUE));
  }

  @Test
  void aTableIsLoadedUnderItsNameOrAnother() {
    JobFile job =
        parse(
            """
            name: shop
            datasets:
              orders: {table: o, load: {}}
              items: {table: i, load: {as: all_items, keep: 400}}
              others: {table: t}
              people: {file: p.csv, columns: [{name: id}]}
            """);
    assertThat(
        job.datasets().stream().map(Dataset::mirror).toList(),
        is(
            List.of(
                Optional.of(new Mirror("orders", 1)),
                Optional.of(new Mirror("all_items", 400)),
                Optional.empty(),
                Optional.empty())));
    assertThat(
        job.datasets().stream().map(Dataset::isLoaded).toList(),
        is(List.of(true, true, false, false)));
    assertThat(
        job.datasets().get(0).table().withSplitColumn("no"),
        is(
            new MySqlTable(
                "o", null, "no", List.of(), null, new Mirror("orders", 1), null, Drift.EVOLVE)));
  }

  @Test
  void aTableCanBeIncremental() {
    JobFile job =
        parse(
            """
            name: shop
            datasets:
              a: {table: a, incremental: {by: updated_at}}
              b: {table: b, incremental: {by: id, overlap: 500, fullEvery: 7}}
              c: {table: c, incremental: {by: at, overlap: 30m, deletes: keys}}
            """);
    assertThat(
        job.datasets().stream().map(each -> each.table().incremental()).toList(),
        is(
            List.of(
                new Incremental("updated_at", null, null, false, "job.yaml:3"),
                new Incremental("id", new Overlap(500, null), 7, false, "job.yaml:4"),
                new Incremental(
                    "at", new Overlap(30, ChronoUnit.MINUTES), null, true, "job.yaml:5"))));
  }

  private static String withTransform(String sql, String by) {
    return """
        name: shop
        datasets:
          people:
            table: people
            columns: [{name: id, type: long, key: true}, {name: name}]
            transform: "%s"
          persons:
            table: persons
            columns: [{name: no, type: long, key: true}, {name: id}]
        analyses:
          - {of: people, ask: [{countBy: [id]}]}
          - {of: persons, ask: [{countBy: [id]}]}
        reconcile: [{left: people, right: persons, by: [%s]}]
        """
        .formatted(sql, by);
  }

  /** What is made of a key is none; the server is asked by that of the table all the same. */
  @Test
  void theKeyOfRowsThatAreMadeIsTheColumnThatHasItsValuesAsTheyAre() {
    String renamed = "SELECT id AS no, lower(name) AS id FROM people";
    Dataset people = parse(withTransform(renamed, "id")).dataset("people").orElseThrow();
    assertThat(people.keyOfRows(), is("no"));
    assertThat(people.keyColumn(), is("id"));
    assertThat(people.table().splitColumn(), is("id"));
    assertThat(people.asRead().keyOfRows(), is("id"));
    assertThat(
        Refusal.of(ExitStatus.WRONG_USE, () -> parse(withTransform(renamed, "no"))),
        is(
            "job.yaml:13: reconcile by the key no would make a group of each row; use a column of few values"));
    Dataset rounded =
        parse(withTransform("SELECT 1 AS no, id % 10 AS id FROM people", "id"))
            .dataset("people")
            .orElseThrow();
    assertThat(rounded.keyOfRows(), is(nullValue()));
    assertThat(rounded.keyColumn(), is("id"));
  }

  private static List<String> names(JobFile job, String dataset) {
    return job.dataset(dataset).orElseThrow().analyses().stream().map(Analysis::name).toList();
  }

  /** What nobody can know before the server has been asked is a mistake then. */
  @Test
  void questionsOfATableAreReadForTheColumnsThatTheServerSays() {
    JobFile job =
        parse(
            """
            name: census
            datasets: {people: {table: p}}
            analyses: [{of: people, ask: [{countBy: [city], as: by_city}]}]
            """);
    Dataset people = job.datasets().get(0);
    Column city = new Column("city", ColumnType.TEXT, false);

    assertThat(
        people.withColumns(List.of(city)).analyses(),
        is(List.of(new CountBy("by_city", List.of(new ColumnValue("city", 0)), 0))));
    Dataset other = people.withColumns(List.of(new Column("town", ColumnType.TEXT, false)));
    assertThat(
        Refusal.of(ExitStatus.WRONG_USE, other::analyses),
        is("job.yaml:3: dataset people has no column city; it has town"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0%", "0.7%", "12.345678%", "100%", "0", "5"})
  void limitsAreReadAsWritten(String maxBadRows) {
    assertThat(quality(maxBadRows), is(new Quality(limit(maxBadRows), 0, false)));
    assertThat(quality(maxBadRows).limit().toString(), is(maxBadRows));
  }

  private static BadRowsLimit limit(String text) {
    return BadRowsLimit.parse(text).orElseThrow();
  }

  private static char delimiter(String yaml) {
    JobFile job =
        parse(
            """
            name: census
            datasets: {people: {file: p.csv, delimiter: %s, columns: [{name: country}]}}
            """
                .formatted(yaml));
    return (char) job.datasets().get(0).dialect().delimiter();
  }

  private static Quality quality(String maxBadRows) {
    return parse(
            """
            name: census
            datasets:
              people: {file: p.csv, columns: [{name: country}], quality: {maxBadRows: %s}}
            """
                .formatted(maxBadRows))
        .datasets()
        .get(0)
        .quality();
  }

  @Test
  void aQueryStandsForATableThatHasTheDataSetsName() {
    String text =
        """
        name: census
        options: {zone: UTC}
        datasets:
          sales:
            query: |
              SELECT id, day FROM o
              WHERE day = '{runDate}'
            splitColumn: id
            load: {}
          plain: {query: "SELECT '{}'"}
        """;
    JobFile job =
        JobFileReader.parse(
            "census.yaml", text, Set.of("zone", "lake"), options -> LocalDate.of(2026, 3, 1));
    FreeQuery query =
        new FreeQuery("SELECT id, day FROM o\nWHERE day = '2026-03-01'", "census.yaml:5");
    assertThat(
        job.datasets().get(0).source(),
        is(
            new MySqlTable(
                "sales",
                query,
                "id",
                List.of(),
                null,
                new Mirror("sales", 1),
                null,
                Drift.EVOLVE)));
    assertThat(job.datasets().get(0).table().fileName(), is("sales.csv"));
    assertThat(query.shown(), is("SELECT id, day FROM o WHERE day = '2026-03-01'"));
    assertThat(job.datasets().get(1).table().query().sql(), is("SELECT '{}'"));
  }

  @Test
  void aDayThatIsOneNumberOrPartOfANameNeedsNoQuotes() {
    String text =
        """
        name: census
        options: {zone: UTC}
        datasets:
          days: {query: "SELECT id FROM log_{runDate:yyyy_MM} WHERE d > {runDate:yyyyMMdd}"}
        """;
    JobFile job =
        JobFileReader.parse(
            "census.yaml", text, Set.of("zone", "lake"), options -> LocalDate.of(2026, 3, 1));
    assertThat(
        job.datasets().get(0).table().query().sql(),
        is("SELECT id FROM log_2026_03 WHERE d > 20260301"));
  }

  @Test
  void theDayInAConditionIsThatOfTheRun() {
    String text =
        """
        name: census
        options: {zone: UTC}
        datasets:
          days: {table: o, where: "at < '{runDate}' AND d = {runDate:yyyyMMdd} AND j = '{}'"}
          block:
            table: o
            where: >
              a = 1
              OR b = 'x'
          plain: {table: o, where: a}
        """;
    JobFile job =
        JobFileReader.parse(
            "census.yaml", text, Set.of("zone", "lake"), options -> LocalDate.of(2026, 3, 1));
    assertThat(
        job.datasets().stream().map(each -> each.table().where()).toList(),
        is(
            List.of(
                new RowCondition(
                    "at < '2026-03-01' AND d = 20260301 AND j = '{}'", "census.yaml:4"),
                new RowCondition("a = 1 OR b = 'x'", "census.yaml:7"),
                new RowCondition("a", "census.yaml:10"))));
  }
}
