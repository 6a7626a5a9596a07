package dev.citizens.load;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.CountBy;
import dev.citizens.analysis.Origins;
import dev.citizens.analysis.Partial;
import dev.citizens.analysis.ResultColumn;
import dev.citizens.analysis.SharedCodes;
import dev.citizens.analysis.expression.ColumnValue;
import dev.citizens.analysis.expression.KeyExpression;
import dev.citizens.analysis.expression.YearOf;
import dev.citizens.analysis.keyword.CountKeyword;
import dev.citizens.analysis.profile.CountDistinct;
import dev.citizens.analysis.profile.Profile;
import dev.citizens.analysis.profile.ProfiledColumn;
import dev.citizens.csv.ColumnType;
import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.EmptyWarehouse;
import dev.citizens.harness.Refusal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultTablesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
  private static final String READER = "pg_monitor"; // one that every server has
  private static final String LEDGER = "SELECT * FROM citizens.result_table";

  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  @Test
  void checkLeavesNothingAndTheFirstDayMakesTheTable() throws Exception {
    assertThat(check(by("made", 0, "country", "city")), is(List.of("made")));
    assertThat(columns("made"), is(List.of()));

    publish(by("made", 100, "country", "city"), DAY, "[\"Peru\", \"Lima\", \"3\"]");

    assertThat(
        columns("made"),
        is(
            List.of(
                "run_date date NOT NULL",
                "dataset text NOT NULL",
                "country text",
                "city text",
                "rows bigint NOT NULL")));
    assertThat(comment("made"), is(List.of("countBy country, city; top 100")));
    assertThat(
        empty.rows("SELECT * FROM citizens.latest_made"),
        is(List.of("2026-02-28|citizens|Peru|Lima|3")));
    assertThat(
        empty.rows("SELECT indexdef FROM pg_indexes WHERE tablename = 'made'"),
        is(
            List.of(
                "CREATE UNIQUE INDEX made_once ON citizens.made USING btree (run_date, dataset,"
                    + " ((md5(country))::uuid), ((md5(city))::uuid)) NULLS NOT DISTINCT")));
    assertThat(
        empty.rows(LEDGER),
        is(
            List.of(
                "made|countBy country, city; top 100|{country,city}|{country,city,rows}"
                    + "|{text,text,bigint}")));
    assertThat(
        "there is nothing left to do", check(by("made", 100, "country", "city")), is(List.of()));
  }

  @Test
  void dayThatFailsMakesNoTable() throws Exception {
    StagedDay staged = day(DAY).stage(by("made", 0, "country"), "[\"Peru\", \"3\"]");
    Refusal.of(ExitStatus.WAREHOUSE, staged.withRowsLost(1)::publish);
    assertThat(columns("made"), is(List.of()));
    assertThat(empty.rows(LEDGER), is(List.of()));
  }

  @Test
  void secondDayIsAddedAndTheViewShowsIt() throws Exception {
    Analysis analysis = by("made", 0, "country");
    publish(analysis, DAY, "[\"Peru\", \"3\"]");
    publish(analysis, DAY.plusDays(1), "[\"Peru\", \"4\"]", "[null, \"1\"]");
    assertThat(
        empty.rows("SELECT * FROM citizens.made ORDER BY run_date, rows"),
        is(
            List.of(
                "2026-02-28|citizens|Peru|3",
                "2026-03-01|citizens|NULL|1",
                "2026-03-01|citizens|Peru|4")));
    assertThat(
        empty.rows("SELECT country FROM citizens.latest_made ORDER BY rows"),
        is(List.of("NULL", "Peru")));
  }

  @Test
  void everyKindOfQuestionHasATable() throws Exception {
    List<Analysis> all =
        List.of(
            new CountKeyword("a", "d'or\n", List.of("name", "city"), List.of(1, 3), true),
            new Profile("b", List.of(new ProfiledColumn("id", 0, ColumnType.LONG))),
            new CountDistinct("c", List.of(new ColumnValue("city", 3))),
            of("d", new ColumnValue("born", 2, ColumnType.DATE, true)),
            of("e", new YearOf("born", 2)),
            of("f", new ColumnValue("id", 0, ColumnType.LONG, true)),
            of(
                "g",
                new ColumnValue("price", 0, ColumnType.decimal(12, 2), true),
                new ColumnValue("ratio", 1, ColumnType.DOUBLE, false),
                new ColumnValue("paid", 2, ColumnType.BOOLEAN, false),
                new ColumnValue("at", 3, ColumnType.TIMESTAMP, false),
                new ColumnValue("clock", 4, ColumnType.TIME, false),
                new ColumnValue("hash", 5, ColumnType.BYTES, false),
                new ColumnValue("more", 6, ColumnType.JSON, false)));
    StagedDay staged = day(DAY);
    for (Analysis analysis : all) {
      staged.stage(analysis);
    }
    staged.publish();
    assertThat(comment("a"), is(List.of("keyword d'or\\u000A in name, city; case: ignore")));
    assertThat(comment("b"), is(List.of("profile id")));
    assertThat(comment("c"), is(List.of("distinct city")));
    assertThat(
        columns("d").subList(2, 4), is(List.of("born date NOT NULL", "rows bigint NOT NULL")));
    assertThat(columns("e").get(2), is("born integer"));
    assertThat(columns("f").get(2), is("id bigint NOT NULL"));
    assertThat(
        columns("g").subList(2, 9),
        is(
            List.of(
                "price numeric(12,2) NOT NULL",
                "ratio double precision",
                "paid boolean",
                "at timestamp without time zone",
                "clock time without time zone",
                "hash bytea",
                "more text")));
    assertThat(
        empty.rows("SELECT count(*) FROM pg_indexes WHERE indexname LIKE '_\\_once'"),
        is(List.of("7")));
    assertThat(
        empty.rows("SELECT indexdef FROM pg_indexes WHERE indexname = 'd_once'"),
        is(
            List.of(
                "CREATE UNIQUE INDEX d_once ON citizens.d USING btree (run_date, dataset, born)"
                    + " NULLS NOT DISTINCT")));
  }

  @Test
  void groupThatComesTwiceIsRefused() throws Exception {
    StagedDay twice = day(DAY).stage(by("made", 0, "country"), "[null, \"1\"]", "[null, \"2\"]");
    SQLException refusal = assertThrows(SQLException.class, twice::publish);
    assertThat(refusal.getSQLState(), is("23505")); // unique violation
    assertThat(columns("made"), is(List.of()));
  }

  @Test
  void twoDatasetsShareATable() throws Exception {
    Analysis analysis = by("made", 0, "country");
    publish(analysis, DAY, "[\"Peru\", \"3\"]");
    new StagedDay(empty.connection(), DAY, "copy").stage(analysis, "[\"Peru\", \"4\"]").publish();
    assertThat(
        empty.rows("SELECT * FROM citizens.latest_made ORDER BY rows"),
        is(List.of("2026-02-28|citizens|Peru|3", "2026-02-28|copy|Peru|4")));
  }

  @Test
  void datasetsThatWouldShareATableNeedTheSameColumns() {
    Analysis texts = of("made", new ColumnValue("id", 0));
    Analysis numbers = of("made", new ColumnValue("id", 0, ColumnType.LONG, true));
    assertThat(
        refusal(texts, numbers),
        is(
            "two analyses are named made, one with the columns id text, rows bigint, the other with"
                + " id bigint, rows bigint; name one of them with as: in the job file"));
  }

  /** As when a new version's result has a column more. */
  @Test
  void columnThatIsNewIsAddedAndOldDaysHaveNone() throws Exception {
    Analysis before = new CountDistinct("made", List.of(new ColumnValue("city", 3)));
    publish(before, DAY, "[\"city\", \"5\", \"4\", \"6\"]");
    empty.execute("GRANT SELECT ON citizens.latest_made TO pg_monitor");
    Analysis after = new WithColumns(before, ResultColumn.counts("nulls"));
    assertThat(check(after), is(List.of("made")));
    assertThat("only looked at", columns("made").size(), is(6));

    publish(after, DAY.plusDays(1), "[\"city\", \"7\", \"6\", \"8\", \"2\"]");

    assertThat(
        empty.rows("SELECT * FROM citizens.made ORDER BY run_date"),
        is(List.of("2026-02-28|citizens|city|5|4|6|NULL", "2026-03-01|citizens|city|7|6|8|2")));
    assertThat(empty.rows("SELECT nulls FROM citizens.latest_made"), is(List.of("2")));
    assertThat(columns("made").get(6), is("nulls bigint"));
    assertThat(
        "the view is the same one",
        empty.rows("SELECT has_table_privilege('pg_monitor', 'citizens.latest_made', 'SELECT')"),
        is(List.of("t")));
    assertThat(check(after), is(List.of()));
  }

  /** As when a column is no longer required. */
  @Test
  void valueThatMayBeNullNowIsTaken() throws Exception {
    publish(of("made", new ColumnValue("city", 3, ColumnType.TEXT, true)), DAY, "[\"a\", \"1\"]");
    Analysis optional = of("made", new ColumnValue("city", 3));
    assertThat(check(optional), is(List.of("made")));
    publish(optional, DAY, "[null, \"1\"]");
    assertThat(columns("made").get(2), is("city text"));
  }

  @Test
  void commentFollowsTheQuestion() throws Exception {
    publish(by("made", 0, "country"), DAY);
    publish(by("made", 7, "country"), DAY);
    assertThat(comment("made"), is(List.of("countBy country; top 7")));
  }

  @Test
  void anotherKeyIsRefusedBeforeAnythingRuns() throws Exception {
    publish(by("made", 0, "country", "city"), DAY);
    assertThat(
        refusal(by("made", 0, "city")),
        is(
            "citizens.made has a row for each country, city, and the analysis made now one for each"
                + " city; give the analysis another name with as: in the job file, or drop the old"
                + " result with all its days: DROP TABLE citizens.made CASCADE"));
    assertThat(
        refusal(by("made", 0, "country", "city", "name")),
        startsWith("citizens.made has a row for each country, city, and the analysis made now"));
    publish(by("made", 0, "city", "country"), DAY, "[\"Lima\", \"Peru\", \"3\"]");
    assertThat(
        "the order is no matter",
        empty.rows("SELECT country, city, rows FROM citizens.made"),
        is(List.of("Peru|Lima|3")));
  }

  @Test
  void anotherTypeIsRefusedBeforeAnythingRuns() throws Exception {
    publish(of("made", new ColumnValue("id", 0)), DAY);
    Analysis numbers = of("made", new ColumnValue("id", 0, ColumnType.LONG, false));
    assertThat(
        refusal(numbers),
        is(
            "citizens.made has the column id of type text, and the analysis made now has bigint for"
                + " it; give the analysis another name with as: in the job file, or drop the old"
                + " result with all its days: DROP TABLE citizens.made CASCADE"));
  }

  @Test
  void columnThatIsGoneIsRefusedBeforeAnythingRuns() throws Exception {
    Analysis less = new CountDistinct("made", List.of(new ColumnValue("city", 3)));
    publish(new WithColumns(less, ResultColumn.counts("nulls")), DAY);
    assertThat(
        refusal(less),
        is(
            "citizens.made has the column nulls, and the analysis made no longer has it; give the"
                + " analysis another name with as: in the job file, or drop the old result with all"
                + " its days: DROP TABLE citizens.made CASCADE"));
  }

  @Test
  void droppedResultIsMadeAnew() throws Exception {
    publish(by("made", 0, "country", "city"), DAY);
    empty.execute("DROP TABLE citizens.made CASCADE");
    publish(by("made", 0, "city"), DAY, "[\"Lima\", \"3\"]");
    assertThat(
        empty.rows("SELECT * FROM citizens.latest_made"),
        is(List.of("2026-02-28|citizens|Lima|3")));
    assertThat(
        empty.rows(LEDGER), is(List.of("made|countBy city|{city}|{city,rows}|{text,bigint}")));
  }

  @Test
  void usersOwnTableIsUsedAsItIs() throws Exception {
    empty.execute(
        "CREATE TABLE citizens.made (run_date date, dataset text, note text, country varchar,"
            + " rows numeric)");
    List<String> before = columns("made");
    assertThat(check(by("made", 0, "country")), is(List.of()));
    StagedDay staged = day(DAY).stage(by("made", 0, "country"), "[\"Peru\", \"3\"]");
    staged.readBy("pg_monitor").publish();
    assertThat(
        empty.rows("SELECT * FROM citizens.made"), is(List.of("2026-02-28|citizens|NULL|Peru|3")));
    assertThat(columns("made"), is(before));
    assertThat(empty.rows("SELECT to_regclass('citizens.latest_made')"), is(List.of("NULL")));
    assertThat(
        empty.rows("SELECT indexname FROM pg_indexes WHERE tablename = 'made'"), is(List.of()));
    assertThat(comment("made"), is(List.of("NULL")));
    assertThat(
        empty.rows("SELECT has_table_privilege('pg_monitor', 'citizens.made', 'SELECT')"),
        is(List.of("f")));
    assertThat(empty.rows(LEDGER), is(List.of()));
  }

  @Test
  void usersOwnTableIsNeverAltered() throws Exception {
    empty.execute(
        "CREATE TABLE citizens.made (run_date date, dataset text, \"column\" text,"
            + " distinct_estimate bigint, distinct_lower bigint)");
    assertThat(
        refusal(new CountDistinct("made", List.of(new ColumnValue("city", 3)))),
        is(
            "the warehouse has no column citizens.made.distinct_upper for the analysis made; add it,"
                + " or name another table with as: in the job file"));
  }

  /** Somebody dropped ours, and made another. */
  @Test
  void tableInThePlaceOfOursIsNotOurs() throws Exception {
    publish(by("made", 0, "country"), DAY);
    empty.execute("DROP TABLE citizens.made CASCADE");
    empty.execute("CREATE TABLE citizens.made (run_date date, dataset text, city text)");
    assertThat(
        refusal(by("made", 0, "city")),
        startsWith("the warehouse has no column citizens.made.rows for the analysis made; add it"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE VIEW citizens.latest_made AS SELECT 1 | latest_made",
        "CREATE TABLE citizens.made_once (i int) | made_once",
        "CREATE TYPE citizens.made AS ENUM ('a') | made"
      })
  void nameThatSomethingElseHasIsRefused(String sql, String name) throws Exception {
    empty.execute(sql);
    try {
      assertThat(
          refusal(by("made", 0, "country")),
          is(
              "the analysis made needs the name citizens.%s in the warehouse, and something else has"
                      .formatted(name)
                  + " it; give it another name with as: in the job file"));
    } finally {
      empty.execute("DROP TYPE IF EXISTS citizens.made");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest_made", "made_once"})
  void namesOfTwoResultsMustNotClash(String other) {
    assertThat(
        refusal(by("made", 0, "country"), by(other, 0, "country")),
        is(
            "the analyses made and %s both need the name %s in the warehouse; give one another name"
                    .formatted(other, other)
                + " with as: in the job file"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "dataset", "report", "latest_run", "flyway_schema_history"})
  void namesOfTheLedgerAreNotForResults(String name) {
    assertThat(
        refusal(by(name, 0, "country")),
        is(
            "the result of the analysis %s would be a table of the warehouse's ledger; give it"
                    .formatted(name)
                + " another name with as: in the job file"));
  }

  @Test
  void longNamesGetShortOnesThatDoNotClash() throws Exception {
    String one = "x".repeat(62) + "1";
    String two = "x".repeat(62) + "2";
    StagedDay staged = day(DAY);
    staged.stage(by(one, 0, "country"), "[\"Peru\", \"3\"]");
    staged.stage(by(two, 0, "country"), "[\"Peru\", \"4\"]");
    staged.publish();
    assertThat(Identifier.latest(one), hasLength(63));
    assertThat(Identifier.once(one), hasLength(63));
    assertThat(Identifier.once(one), not(Identifier.once(two)));
    assertThat(empty.rows("SELECT rows FROM citizens." + Identifier.latest(two)), is(List.of("4")));
    assertThat("they are found again", check(by(one, 7, "country")), is(List.of(one)));
  }

  @Test
  void nameThatPostgresWouldCutOffIsRefused() {
    String name = "é".repeat(32);
    assertThat(
        refusal(by(name, 0, "country")),
        is(
            "the analysis %s needs the name %s in the warehouse, which has names of at most 63 bytes;"
                    .formatted(name, name)
                + " give it another name with as: in the job file"));
  }

  @Test
  void thirtyKeysAreTheMost() throws Exception {
    String[] keys = IntStream.range(0, 31).mapToObj(i -> "c" + i).toArray(String[]::new);
    assertThat(
        refusal(by("made", 0, keys)),
        is(
            "the analysis made has a row for each value of 31 columns, and the warehouse can tell"
                + " rows apart by at most 30"));
    publish(by("made", 0, List.of(keys).subList(0, 30).toArray(String[]::new)), DAY);
    assertThat(columns("made").size(), is(33));
  }

  @Test
  void readerMayReadTableAndView() throws Exception {
    try {
      day(DAY).stage(by("made", 0, "country")).readBy(READER).publish();
      assertThat(rightsOf(READER), is(List.of("t|t|t|f|f")));
    } finally {
      empty.execute("REVOKE USAGE ON SCHEMA citizens FROM " + READER);
    }
  }

  @Test
  void readerThatIsNamedLaterMayReadToo() throws Exception {
    try {
      publish(by("made", 0, "country"), DAY);
      assertThat(rightsOf(READER), is(List.of("f|f|f|f|f")));
      Analysis analysis = by("made", 0, "country");
      assertThat(
          empty.warehouse().checkCanLoad(List.of(analysis), Optional.of(READER)),
          is(List.of("made")));
      day(DAY).stage(analysis).readBy(READER).publish();
      assertThat(rightsOf(READER), is(List.of("t|t|t|f|f")));
      assertThat(
          empty.warehouse().checkCanLoad(List.of(analysis), Optional.of(READER)), is(List.of()));
    } finally {
      empty.execute("REVOKE USAGE ON SCHEMA citizens FROM " + READER);
    }
  }

  @Test
  void readerThatDoesNotExistIsRefused() {
    assertThat(
        Refusal.of(
            ExitStatus.WRONG_USE,
            () ->
                empty
                    .warehouse()
                    .checkCanLoad(List.of(by("made", 0, "country")), Optional.of("nobody"))),
        is(
            "the warehouse: there is no role nobody, which is to read the results; the warehouse's"
                + " administrator: CREATE ROLE \"nobody\"; or name another in --warehouseReader"));
  }

  /** Of the schema, table and view to read; of table and view to change. */
  private List<String> rightsOf(String role) throws SQLException {
    return empty.rows(
        """
        SELECT has_schema_privilege(oid, 'citizens', 'USAGE'),
          has_table_privilege(oid, 'citizens.made', 'SELECT'),
          has_table_privilege(oid, 'citizens.latest_made', 'SELECT'),
          has_table_privilege(oid, 'citizens.made', 'INSERT'),
          has_table_privilege(oid, 'citizens.latest_made', 'INSERT')
        FROM pg_roles WHERE rolname = '%s'"""
            .formatted(role));
  }

  private List<String> check(Analysis... analyses) {
    return empty.warehouse().checkCanLoad(List.of(analyses), Optional.empty());
  }

  private String refusal(Analysis... analyses) {
    return Refusal.of(ExitStatus.WRONG_USE, () -> check(analyses));
  }

  private StagedDay day(LocalDate day) throws SQLException {
    return new StagedDay(empty.connection(), day, "citizens");
  }

  private void publish(Analysis analysis, LocalDate day, String... rows) throws SQLException {
    day(day).stage(analysis, rows).publish();
  }

  private List<String> columns(String table) throws SQLException {
    return empty.rows(
        """
        SELECT attname || ' ' || format_type(atttypid, atttypmod)
          || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END
        FROM pg_attribute WHERE attrelid = to_regclass('citizens.%s') AND attnum > 0
        ORDER BY attnum"""
            .formatted(table));
  }

  private List<String> comment(String table) throws SQLException {
    return empty.rows("SELECT obj_description('citizens.%s'::regclass)".formatted(table));
  }

  private static Analysis by(String name, int top, String... columns) {
    List<KeyExpression> keys = new ArrayList<>();
    for (String column : columns) {
      keys.add(new ColumnValue(column, 0));
    }
    return new CountBy(name, keys, top);
  }

  private static Analysis of(String name, KeyExpression... values) {
    return new CountBy(name, List.of(values), 0);
  }

  /** An analysis whose result has more columns. */
  private record WithColumns(Analysis analysis, List<ResultColumn> more) implements Analysis {
    WithColumns(Analysis analysis, Stream<ResultColumn> more) {
      this(analysis, more.toList());
    }

    @Override
    public String name() {
      return analysis.name();
    }

    @Override
    public String question() {
      return analysis.question();
    }

    @Override
    public List<ResultColumn> result() {
      return Stream.concat(analysis.result().stream(), more.stream()).toList();
    }

    @Override
    public List<String> keyColumns() {
      return analysis.keyColumns();
    }

    @Override
    public Origins origins() {
      return analysis.origins();
    }

    @Override
    public Feed feed(SharedCodes codes) {
      return analysis.feed(codes);
    }

    @Override
    public Partial empty() {
      return analysis.empty();
    }
  }
}
