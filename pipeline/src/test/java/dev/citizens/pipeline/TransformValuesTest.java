package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.citizens.lake.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values and names at their borders, through a server, a transform and the lake. */
class TransformValuesTest {
  private TestSite site;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).without("csv");
  }

  /** Extracts a table by a statement and as it is. */
  private void extract(String table, String transform) throws IOException {
    site.withJob(
        """
        name: edges
        datasets:
          t:
            table: "%s"
            transform: |
              %s
            quality: {maxBadRows: 100%%}
          plain: {table: "%s"}
        """
            .formatted(table, transform, table));
    site.done("extract");
  }

  private Path csv(String dataset) throws IOException {
    Manifest manifest = DayInput.requireRaw(site.day(), site.dataset(dataset)).manifest();
    return site.file(
        "lake/raw/%s/run_date=2026-03-01/%s/%s"
            .formatted(dataset, manifest.attempt(), manifest.onlyFile().name()));
  }

  private String made() throws IOException {
    return Files.readString(csv("t"));
  }

  private List<String> quarantine() throws IOException {
    String attempt = DayInput.requireRaw(site.day(), site.dataset("t")).manifest().attempt();
    Path file =
        site.file(
            "lake/quarantine/t/run_date=2026-03-01/_extract/%s/bad_rows.csv".formatted(attempt));
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  @Test
  void valuesAtTheirBordersAreWhatDuckDbMakesOfThem() throws IOException, SQLException {
    site.executeMySql(
        "CREATE OR REPLACE TABLE edge_values (id BIGINT PRIMARY KEY, u BIGINT UNSIGNED, d DECIMAL(38,10),"
            + " small DECIMAL(4,2), f FLOAT, g DOUBLE, s VARCHAR(60), day DATE, moment DATETIME(6), yes BOOLEAN,"
            + " n INT) CHARACTER SET utf8mb4",
        "INSERT INTO edge_values VALUES"
            + " (1, 18446744073709551615, 8999999999999999999999999999.9999999999, 99.99, 0.1, 0.1, 'Đường', '0001-01-01', '9999-12-31 23:59:59.999999', true, 0),"
            + " (2, 9223372036854775808, -8999999999999999999999999999.9999999999, -99.99, 16777217, 1e308, 'ıİiI', '9999-12-31', '1970-01-01 00:00:00.000001', false, NULL),"
            + " (3, 0, 0, 0, -0.0, -0.0, '', '2024-02-29', '2024-02-29 12:00:00', NULL, 3),"
            + " (4, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 7),"
            + " (-9223372036854775808, 1, 0.0000000001, 0.01, 3.4028e38, 5e-324, '👩‍👩‍👧 a\\nb,\"c\"', '1900-01-01', '1900-01-01', true, -7),"
            + " (9223372036854775807, 9223372036854775807, 1, 1, 1e-45, 0.30000000000000004, ' \\t x ', '2000-01-01', '2000-01-01 00:00:00.5', false, 2147483647)");
    String select =
        "SELECT id, u + 1 AS u1, u - 9223372036854775808 AS u2, u * 2 AS u3, u % 10 AS u4, u > 9223372036854775807 AS u5,"
            + " u / 3 AS u6, -u AS u7, d + small AS d1, -d AS d3, d % 7 AS d4, CAST(d AS double precision) AS d5,"
            + " round(d, 2) AS d6, floor(small) AS d7, small * small AS d8, small / n AS z1, n / n AS z2, n % n AS z3, n / 2 AS z4, -n % 4 AS z5,"
            + " small % 0 AS z6, f = 0.1 AS f1, f < g AS f2, g = 0.1 AS f3, g = 0.3 AS f4, g * 0 AS f7, g + f AS f8,"
            + " f IS DISTINCT FROM g AS f9, upper(s) AS s1, lower(s) AS s2, length(s) AS s3, substr(s, 2, 3) AS s4, substr(s, -2) AS s5,"
            + " trim(s) AS s6, s || '|' || id AS s7, concat(s, n, yes) AS s8, replace(s, 'a', '') AS s9, s = '' AS s10,"
            + " split_part(s, ',', 2) AS s11, coalesce(s, 'none') AS s12, nullif(s, '') AS s13, s < 'a' AS s14, s LIKE '_____' AS s15, s ILIKE '%SS%' AS s16,"
            + " year(day) AS y1, day + 0 AS y2, day - DATE '1900-01-01' AS y3, date_trunc('month', day) AS y4, CAST(moment AS date) AS y5,"
            + " moment > day AS y6, hour(moment) AS y7, CAST(moment AS text) AS y8, quarter(day) AS y9,"
            + " NOT yes = 1 AS b1, yes = 1 AND n > 1 AS b2, yes = 1 OR n > 1 AS b3, CASE WHEN yes = 1 THEN n ELSE id END AS b4,"
            + " greatest(n, small) AS g1, least(n, id) AS g2, abs(n) AS g3, CAST(n AS text) AS t1, CAST((yes = 1) AS text) AS t2, CAST(g AS text) AS t3,"
            + " TRY_CAST(s AS bigint) AS t4, CAST(small AS decimal(6,3)) AS t5, n IN (0, 3, NULL) AS i1, n NOT IN (0, 3) AS i2, n BETWEEN 0 AND 5 AS i3,"
            + " nullif(id, 1) AS k FROM t";
    extract("edge_values", select);
    assertThat(quarantine(), is(List.of()));
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      statement.execute("SET integer_division = true");
      statement.execute(
          "CREATE TABLE t AS SELECT * FROM read_csv('%s', header = true, allow_quoted_nulls = false, columns = {id: 'BIGINT', u: 'DECIMAL(20,0)', d: 'DECIMAL(38,10)', small: 'DECIMAL(4,2)', f: 'DOUBLE', g: 'DOUBLE', s: 'VARCHAR', day: 'DATE', moment: 'TIMESTAMP', yes: 'BIGINT', n: 'BIGINT'})"
              .formatted(csv("plain")));
      List<List<String>> theirs =
          Rows.of(duckDb, "SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (" + select + ") ORDER BY 1");
      List<List<String>> ours = Rows.ofCsv(duckDb, csv("t"));
      assertThat(shortened(ours), is(shortened(theirs)));
    }
  }

  /** A double that is whole has a point in DuckDB's texts, and none here. */
  private static List<List<String>> shortened(List<List<String>> rows) {
    return rows.stream()
        .map(
            row ->
                row.stream()
                    .map(text -> text == null ? "NULL" : text.replaceAll("^(-?\\d+)\\.0$", "$1"))
                    .toList())
        .toList();
  }

  private void makeNames() throws IOException, SQLException {
    site.executeMySql(
        "CREATE OR REPLACE TABLE edge_names (`order` INT, `sel\"ect` VARCHAR(20), `Größe` INT, `a b` INT,"
            + " b BINARY(4), w DECIMAL(65,30), bits BIT(64), z VARCHAR(20)) CHARACTER SET utf8mb4",
        "INSERT INTO edge_names VALUES (1, 'q\"q', 5, 2, 'ab', 12345678901234567890123456789012345.125456789012345678901234567890, b'1', '0000-00-00'),"
            + " (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL),"
            + " (NULL, '', 0, 0, x'ff00ff00', -0.1, 0xffffffffffffffff, '2026-02-30')");
  }

  /** Of a table without a key, whose names no language likes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "SELECT \"order\" AS \"group\", \"sel\"\"ect\" AS s, \"Größe\" AS g, \"a b\" AS ab FROM t | group,s,g,ab 1,\"q\"\"q\",5,2 2,,, ,\"\",0,0",
        "SELECT x.ORDER AS o, x.B FROM t AS x WHERE x.\"order\" = 1 | o,b 1,\\x61620000",
        "SELECT ORDER, CAST(b AS text) AS t, b = '\\x61620000' AS e FROM t | order,t,e 1,\\x61620000,true 2,, ,\\xff00ff00,false",
        "SELECT order, mask(CAST(b AS text), 0, 2) AS b, mask(z, 0, 4) AS z, mask('', 1, 1) AS e FROM t | order,b,z,e 1,********00,******0-00,\"\" 2,,,\"\" ,********00,******2-30,\"\"",
        "SELECT order, CAST(w AS decimal(38,2)) AS w, bits + 1 AS b FROM t | order,w,b 1,12345678901234567890123456789012345.13,2 2,, ,-0.10,18446744073709551616",
        "SELECT order, nullif(order, 1) AS k, order / 0 AS d FROM t | order,k,d 1,, 2,2, ,,",
        "SELECT order, TRY_CAST(z AS date) AS z FROM t | order,z 1, 2, ,",
        "SELECT order FROM t WHERE order / 0 > 1 OR order = 1 | order 1",
        "SELECT order FROM t WHERE order = NULL | order",
        "SELECT order FROM t WHERE false | order"
      })
  void namesAndTypesThatAreSeldomUsed(String transform, String rows)
      throws IOException, SQLException {
    makeNames();
    extract("edge_names", transform);
    assertThat(made().strip().replace("\n", " "), is(rows));
    assertThat(quarantine(), is(List.of()));
  }

  /** Never another value: the smallest number has no counterpart, and the first day none before. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "SELECT n, id / -1 AS q FROM t | q,NOT_A_LONG",
        "SELECT n, -id AS q FROM t | q,NOT_A_LONG",
        "SELECT n, abs(id) AS q FROM t | q,NOT_A_LONG",
        "SELECT n, day - 1 AS q FROM t | q,NOT_A_DATE",
        "SELECT n, day + id AS q FROM t | q,NOT_A_DATE",
        "SELECT n, date_trunc('decade', day) AS q FROM t | q,NOT_A_DATE",
        "SELECT n, CAST(g AS bigint) AS q FROM t | q,NOT_A_LONG",
        "SELECT n, CAST(CAST(s AS double precision) AS bigint) AS q FROM t | q,NOT_A_LONG",
        "SELECT n, CAST(strptime(s, '%Y-%m-%d') AS date) AS q FROM t | q,NOT_A_TIMESTAMP",
        "SELECT n FROM t WHERE CAST(s AS date) > DATE '2000-01-01' OR n = 1 | WHERE,NOT_A_DATE"
      })
  void whatIsBeyondATypeIsInQuarantine(String transform, String why)
      throws IOException, SQLException {
    site.executeMySql(
        "CREATE OR REPLACE TABLE edge_beyond (n INT, id BIGINT, day DATE, g DOUBLE, s VARCHAR(20))",
        "INSERT INTO edge_beyond VALUES (1, NULL, NULL, NULL, NULL),"
            + " (2, -9223372036854775808, '0001-01-01', 1e308, 'inf')");
    extract("edge_beyond", transform);
    assertThat(made().lines().skip(1).toList(), is(List.of(made().startsWith("n,") ? "1," : "1")));
    assertThat(quarantine().size(), is(2));
    assertThat(quarantine().get(1), containsString("edge_beyond," + why + ","));
  }
}
