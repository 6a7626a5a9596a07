package dev.citizens.load;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.CountBy;
import dev.citizens.analysis.ResultColumn;
import dev.citizens.analysis.expression.ColumnValue;
import dev.citizens.analysis.expression.KeyExpression;
import dev.citizens.analysis.expression.YearOf;
import dev.citizens.analysis.keyword.CountKeyword;
import dev.citizens.analysis.profile.Profile;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.ColumnType;
import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.EmptyWarehouse;
import dev.citizens.harness.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTableTest {
  private static final String KEY = "run_date date NOT NULL, dataset text NOT NULL, ";

  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  @AfterEach
  void dropHandMade() throws Exception {
    List<String> drops =
        empty.rows(
            """
            SELECT CASE relkind WHEN 'v' THEN 'DROP VIEW' WHEN 'm' THEN 'DROP MATERIALIZED VIEW'
              WHEN 'S' THEN 'DROP SEQUENCE' ELSE 'DROP TABLE' END || ' citizens.made CASCADE'
            FROM pg_class WHERE oid = to_regclass('citizens.made')""");
    for (String drop : drops) {
      empty.execute(drop);
    }
    empty.execute("DROP TYPE IF EXISTS citizens.kind, citizens.place CASCADE");
  }

  @Test
  void tablesThatLoadsMakeFit() throws Exception {
    assertThat(
        madeFor(new CountBy("citizens_by_birth_year", List.of(new YearOf("birth_year", 0)), 0)),
        is(
            new TargetTable(
                "citizens_by_birth_year", List.of("birth_year", "rows"), List.of("int4", "int8"))));
    assertThat(
        madeFor(new CountKeyword("keyword_matches", "French", List.of("name"), List.of(1))).types(),
        is(List.of("text", "text", "int8", "int8")));
    assertThat(
        madeFor(new Profile("column_profile", List.of())).types(),
        is(
            List.of(
                "text", "int8", "int8", "int8", "int8", "text", "text", "int4", "int4", "int8",
                "int8", "int8")));
  }

  private TargetTable madeFor(Analysis analysis) throws Exception {
    return ResultTables.prepare(empty.connection(), List.of(analysis), Optional.empty())
        .get(analysis);
  }

  @Test
  void tableThatIsNotThereIsNamed() {
    assertThat(
        refusal(by("citizens_by_shoe_size", "shoe_size")),
        is(
            "the warehouse has no column citizens.citizens_by_shoe_size.shoe_size for the analysis"
                + " citizens_by_shoe_size; add it, or name another table with as: in the job"
                + " file"));
  }

  @Test
  void columnThatIsNotThereIsNamed() throws Exception {
    empty.execute("CREATE TABLE citizens.made (" + KEY + "country text, rows bigint)");
    assertThat(
        refusal(by("made", "country", "city")),
        is(
            "the warehouse has no column citizens.made.city for the analysis made; add it, or name"
                + " another table with as: in the job file"));
  }

  /** A table of another schema, or a name in other letters, is not meant. */
  @Test
  void onlyTablesOfTheWarehouseCount() throws Exception {
    empty.execute("CREATE TABLE citizens.made (" + KEY + "country text, rows bigint)");
    assertThat(refusal(by("pg_class", "relname")), startsWith("the warehouse has no column"));
    assertThat(refusal(by("Made", "country")), startsWith("the warehouse has no column"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "char(8) | character(8)",
        "varchar(5) | character varying(5)",
        "char | character(1)",
        "\"char\" | \"char\"",
        "name | name",
        "bit(8) | bit(8)",
        "bit varying | bit varying",
        "bytea | bytea",
        "text[] | text[]",
        "citizens.kind | citizens.kind",
        "citizens.place | citizens.place",
        "json | json",
        "jsonb | jsonb",
        "integer | integer",
        "uuid | uuid",
        "inet | inet",
        "date | date",
        "boolean | boolean"
      })
  void typeThatMayNotHoldATextIsRefused(String type, String shown) throws Exception {
    empty.execute("CREATE TYPE citizens.kind AS ENUM ('Italy')");
    empty.execute("CREATE DOMAIN citizens.place AS text");
    empty.execute("CREATE TABLE citizens.made (" + KEY + "city " + type + ", rows bigint)");
    assertThat(
        refusal(by("made", "city")),
        is(
            "the warehouse's column citizens.made.city is "
                + shown
                + ", which may not hold every value of the analysis made as it is; allowed: text,"
                + " varchar without a length; change its type, or name another table with as: in"
                + " the job file"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smallint",
        "integer",
        "real",
        "double precision",
        "numeric(4, 0)",
        "numeric(30, 2)",
        "money",
        "varchar(20)",
        "oid",
        "timestamp",
        "interval"
      })
  void typeThatMayNotHoldACountIsRefused(String type) throws Exception {
    empty.execute("CREATE TABLE citizens.made (" + KEY + "city text, rows " + type + ")");
    assertThat(
        refusal(by("made", "city")), startsWith("the warehouse's column citizens.made.rows is "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "real | YEAR",
        "numeric(3) | YEAR",
        "date | YEAR",
        "timestamp | date",
        "timestamptz | date",
        "integer | long",
        "smallint | LENGTH"
      })
  void typeThatMayNotHoldItsValuesIsRefused(String type, String values) throws Exception {
    empty.execute("CREATE TABLE citizens.made (" + KEY + "x " + type + ", rows bigint)");
    assertThat(
        refusal(of("made", value(values))),
        startsWith("the warehouse's column citizens.made.x is "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text | text | text | it's | it's",
        "varchar | numeric | text | Đặng\u00a0 | Đặng\u00a0",
        "text | text | long | 007 | 007",
        "bigint | bigint | long | -9223372036854775808 | -9223372036854775808",
        "numeric | varchar | long | 9223372036854775807 | 9223372036854775807",
        "date | bigint | date | 0001-02-28 | 0001-02-28",
        "text | bigint | date | 2024-02-29 | 2024-02-29",
        "smallint | bigint | YEAR | 9999 | 9999",
        "bigint | bigint | YEAR | 0090 | 90"
      })
  void typeThatHoldsAllValuesIsUsedAsItIs(
      String type, String ofRows, String values, String value, String held) throws Exception {
    empty.execute("CREATE TABLE citizens.made (" + KEY + "x " + type + ", rows " + ofRows + ")");
    StagedDay day = new StagedDay(empty.connection(), LocalDate.of(2026, 2, 28), "citizens");
    day.stage(
            of("made", value(values)),
            "[\"%s\", \"9223372036854775807\"]".formatted(value),
            "[null, \"0\"]")
        .publish();
    assertThat(
        empty.rows("SELECT x, rows FROM citizens.made ORDER BY rows::numeric DESC"),
        is(List.of(held + "|9223372036854775807", "NULL|0")));
  }

  /** The expression x with values of a type, or numbers of a range. */
  private static KeyExpression value(String values) {
    return values.equals("YEAR") || values.equals("LENGTH")
        ? new NumberOfRange("x", 0, ResultColumn.Range.valueOf(values))
        : new ColumnValue("x", 0, ColumnType.parse(values), false);
  }

  private record NumberOfRange(String name, int column, ResultColumn.Range range)
      implements KeyExpression {
    @Override
    public ResultColumn result() {
      return ResultColumn.number(name, range);
    }

    @Override
    public void append(byte[] bytes, int from, int to, ByteSink key) {
      throw new AssertionError("no row is read");
    }
  }

  @Test
  void namesInQuotesAreUsedAsTheyAre() throws Exception {
    empty.execute(
        "CREATE TABLE citizens.\"By \"\"City\"\"\" (" + KEY + "\"C'ty\" text, rows bigint)");
    try {
      StagedDay day = new StagedDay(empty.connection(), LocalDate.of(2026, 2, 28), "citizens");
      day.stage(by("By \"City\"", "C'ty"), "[\"Rome\", \"1\"]").publish();
      assertThat(
          empty.rows("SELECT * FROM citizens.\"By \"\"City\"\"\""),
          is(List.of("2026-02-28|citizens|Rome|1")));
    } finally {
      empty.execute("DROP TABLE citizens.\"By \"\"City\"\"\"");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE VIEW citizens.made AS SELECT * FROM citizens.run | is a view",
        "CREATE MATERIALIZED VIEW citizens.made AS SELECT 1 | is a materialized view",
        "CREATE TABLE citizens.made (run_date date) PARTITION BY LIST (run_date) | is partitioned",
        "CREATE SEQUENCE citizens.made | is no table",
        "CREATE TABLE citizens.made (i int); CREATE RULE r AS ON INSERT TO citizens.made DO INSTEAD NOTHING | has rules",
        "CREATE TABLE citizens.made (i int); ALTER TABLE citizens.made ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY | has row-level security"
      })
  void whatIsNoPlainTableIsRefused(String sql, String what) throws Exception {
    empty.execute(sql);
    assertThat(
        refusal(by("made", "city")),
        is(
            "citizens.made "
                + what
                + ", and the analysis made needs a plain table; name another table with as: in the"
                + " job file"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "city text NOT NULL, rows bigint | citizens.made.city is NOT NULL, and a value of the",
        "city text, rows bigint, extra int NOT NULL | citizens.made.extra is NOT NULL and has no default",
        "city text, rows bigint GENERATED ALWAYS AS IDENTITY | citizens.made.rows is generated",
        "other text, city text GENERATED ALWAYS AS (upper(other)) STORED, rows bigint | citizens.made.city is generated"
      })
  void columnThatWouldRefuseARowIsRefused(String columns, String what) throws Exception {
    empty.execute("CREATE TABLE citizens.made (" + KEY + columns + ")");
    assertThat(refusal(by("made", "city")), startsWith("the warehouse's column " + what));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dataset text, city text, rows bigint",
        "run_date timestamp, dataset text, city text, rows bigint",
        "run_date date, dataset char(3), city text, rows bigint",
        "run_date date, dataset citizens.kind, city text, rows bigint"
      })
  void keyMustBeThere(String columns) throws Exception {
    empty.execute("CREATE TYPE citizens.kind AS ENUM ('csv', 'mysql')");
    empty.execute("CREATE TABLE citizens.made (" + columns + ")");
    assertThat(refusal(by("made", "city")), startsWith("the warehouse"));
  }

  @Test
  void otherColumnsThatFillThemselvesAreLeftAlone() throws Exception {
    empty.execute(
        "CREATE TABLE citizens.made ("
            + KEY
            + "id bigint GENERATED ALWAYS AS IDENTITY, at timestamptz NOT NULL DEFAULT now(),"
            + " note text, country text NOT NULL, rows bigint NOT NULL,"
            + " twice bigint GENERATED ALWAYS AS (2 * rows) STORED)");
    Analysis required = of("made", new ColumnValue("country", 4, ColumnType.TEXT, true));
    StagedDay day = new StagedDay(empty.connection(), LocalDate.of(2026, 2, 28), "citizens");
    day.stage(required, "[\"Italy\", \"2\"]").publish();
    assertThat(
        empty.rows("SELECT id, country, rows, twice FROM citizens.made"),
        is(List.of("1|Italy|2|4")));
  }

  private static Analysis by(String name, String... columns) {
    List<KeyExpression> keys = new ArrayList<>();
    for (String column : columns) {
      keys.add(new ColumnValue(column, 0));
    }
    return new CountBy(name, keys, 0);
  }

  private static Analysis of(String name, KeyExpression value) {
    return new CountBy(name, List.of(value), 0);
  }

  private String refusal(Analysis analysis) {
    return Refusal.of(ExitStatus.WRONG_USE, () -> TargetTable.find(empty.connection(), analysis));
  }
}
