package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.citizens.failures.ExitStatus;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.SourceMoment;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A data set whose rows are those of a query goes the way of a table, and is not taken for one. */
class QueryTest {
  private static final String QUERY =
      "SELECT o.id, c.name, o.price FROM queried_orders o\n"
          + "      JOIN queried_customers c ON c.id = o.customer WHERE o.made < '%s'";

  private TestSite site;

  /** The table that has the name of the data set is another one. */
  @BeforeEach
  void makeTables(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).without("csv");
    site.executeMySql(
        "CREATE OR REPLACE TABLE queried_orders"
            + " (id INT PRIMARY KEY, customer INT, price DECIMAL(7,2), made DATE)",
        "INSERT INTO queried_orders VALUES (1, 1, 9.90, '2026-02-28'), (2, 2, 5, '2026-02-28'),"
            + " (3, 2, NULL, '2026-03-01'), (4, 1, 0.05, '2026-02-01')",
        "CREATE OR REPLACE TABLE queried_customers (id INT PRIMARY KEY, name VARCHAR(20) NOT NULL)",
        "INSERT INTO queried_customers VALUES (1, 'Ann \"A\"'), (2, 'Bo, b')",
        "CREATE OR REPLACE TABLE sales (id BLOB, other INT)");
  }

  private void job(String query, String more) throws IOException {
    site.withJob(
        """
        name: queried
        datasets:
          sales:
            query: |
              %s
            %s
          customers: {table: queried_customers}
        """
            .formatted(query, more));
  }

  private Manifest manifest(String dataset) {
    return DayInput.requireRaw(site.day(), site.dataset(dataset)).manifest();
  }

  private List<String> rows(String sql) throws IOException, SQLException {
    return site.warehouseRows(sql).stream().map(row -> String.join("|", row)).toList();
  }

  private String csv() throws IOException {
    return site.lake()
        .text("raw/sales/run_date=2026-03-01/%s/sales.csv".formatted(manifest("sales").attempt()));
  }

  @Test
  void itsRowsAreExtractedAsThoseOfATable() throws IOException {
    job(QUERY.formatted("{runDate}"), "parquet: true");
    CitizensRun run = site.done("extract");
    assertThat(
        csv(),
        is(
            "id,name,price\n1,\"Ann \"\"A\"\"\",9.90\n2,\"Bo, b\",5.00\n4,\"Ann \"\"A\"\"\",0.05\n"));
    assertThat(
        run.out().get(0).replaceAll(" +", " "),
        containsString(
            " sales 3 rows, 67 bytes in one piece, as it has no key whose ranges can be told, and no"
                + " splitColumn is given, not known whether it changed while it was read"));
    Manifest sales = manifest("sales");
    assertThat(sales.query(), is(QUERY.formatted("2026-03-01").replace("      JOIN", "JOIN")));
    assertThat(
        sales.columns().stream().map(each -> each.name() + " " + each.type()).toList(),
        is(List.of("id long", "name text", "price decimal(7,2)")));
    assertThat(sales.moment().verdict(), is(SourceMoment.Verdict.NOT_KNOWN));
    assertThat(manifest("customers").query(), is(nullValue()));
    assertThat(
        site.run("validate").everything(),
        containsString("as splitColumn, name a column of numbers or dates of the query"));
    assertThat(site.done("parquet", "--dataset=sales").everything(), containsString("3 rows"));
  }

  @Test
  void aDayOfItIsAnsweredLoadedAndFoundInOrder() throws Exception {
    site.withJob(
        """
        name: queried
        datasets:
          sales:
            query: SELECT id, customer, price FROM queried_orders
            splitColumn: id
            load: {}
        analyses: [{of: sales, ask: [{as: sums, sql: "SELECT customer, sum(price) AS price FROM sales GROUP BY customer"}]}]
        """);
    site.done("daily");
    assertThat(
        rows("SELECT customer, price FROM citizens.sums ORDER BY 1"),
        is(List.of("1|9.95", "2|5.00")));
    assertThat(
        rows("SELECT id, price FROM citizens.sales ORDER BY id"),
        is(List.of("1|9.90", "2|5.00", "3|null", "4|0.05")));
    assertThat(site.done("validate").everything(), containsString("sales has all 3"));
    String doctor = site.run("doctor").everything();
    assertThat(doctor, containsString("may read the query of sales"));
    assertThat(doctor, containsString("sales has all 3"));
  }

  @Test
  void theDryRunShowsIt() throws IOException {
    job(QUERY.formatted("2027-01-01"), "splitColumn: id");
    List<String> out = site.done("extract", "--dryRun", "--dataset=sales").out();
    assertThat(out.get(0), is("sales: a query at " + SharedServers.mariaDb().jdbcUrl()));
    assertThat(
        out.get(1),
        is("  query     " + QUERY.formatted("2027-01-01").replaceAll("\\s*\n\\s*", " ")));
    assertThat(out.get(3), is("  split by  id, as the job file says, without an index"));
    assertThat(
        out.get(4), containsString(", of equal width; to ask where they end is to run the query"));
    assertThat(out.get(6), is("  id       INT      long          bigint"));
    String json = site.done("extract", "--dryRun", "--json", "--dataset=sales").out().get(0);
    assertThat(json, containsString("\"table\":null,\"query\":\"SELECT o.id, c.name, "));
  }

  /** The server's no is the data set's, with the line; the other data set is extracted. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "SELECT nope FROM queried_orders      | Unknown column 'nope' in 'SELECT'",
        "SELECT id, id FROM queried_orders    | Duplicate column name 'id'",
        "SELECT 1 AS n FROM gone              | Table 'citizens.gone' doesn't exist"
      })
  void aMistakeInItIsToldWithItsLineBeforeAnythingRuns(String query, String words)
      throws IOException {
    job(query, "");
    String said =
        "%s:4: the query of sales is not taken, in parentheses: MySQL at %s failed: %s"
            .formatted(site.file("job.yaml"), SharedServers.mariaDb().jdbcUrl(), words);
    CitizensRun run = site.run("extract");
    assertThat(run.err(), is(List.of("citizens: sales: " + said + "; correct it (status 2)")));
    assertThat(run.status(), is(ExitStatus.WRONG_USE));
    assertThat(manifest("customers").rowsRead(), is(2L));
    assertThat(site.lake().list(), not(hasItem(containsString("raw/sales/"))));
    assertThat(site.run("validate").everything(), containsString(said));
    assertThat(site.run("doctor").everything(), containsString(said));
    assertThat(site.run("extract", "--dryRun").status(), is(ExitStatus.WRONG_USE));
  }

  @Test
  void aColumnWithoutATypeIsNamedWithTheQuery() throws IOException {
    job("SELECT id, NULL AS b FROM queried_orders", "");
    assertThat(
        site.run("extract").err(),
        is(
            List.of(
                "citizens: sales: column b of the query of sales is NULL, which cannot be"
                    + " extracted; name the others as columns: in the job file (status 2)")));
    job("SELECT id, NULL AS b FROM queried_orders", "columns: [id]");
    site.done("extract");
    assertThat(csv(), is("id\n1\n2\n3\n4\n"));
  }
}
