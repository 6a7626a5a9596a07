package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.citizens.failures.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code extract --dryRun} says what would be read, ends as the extract would, and does nothing.
 */
class DryRunTest {
  private TestSite site;

  @BeforeEach
  void makeTables(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).without("csv");
    site.executeMySql(
        "CREATE OR REPLACE TABLE dry_key (id INT UNSIGNED PRIMARY KEY, price FLOAT, at TIMESTAMP NULL)",
        "INSERT INTO dry_key VALUES (1, 0.5, '2026-01-01'), (7, NULL, NULL)",
        "CREATE OR REPLACE TABLE dry_text (name VARCHAR(20) NULL, KEY by_name (name))",
        "INSERT INTO dry_text VALUES ('a'), (NULL), ('b')",
        "CREATE OR REPLACE TABLE dry_none (t TIME)",
        "ANALYZE TABLE dry_key, dry_text, dry_none");
    job(
        """
        name: dry
        datasets:
          key: {table: dry_key}
          text: {table: dry_text, splitColumn: name}
          none: {table: dry_none}
        """);
  }

  private void job(String text) throws IOException {
    Files.writeString(site.file("dry.yaml"), text);
    site.with("job", site.file("dry.yaml").toString());
  }

  private static String server() throws IOException {
    return SharedServers.mariaDb().jdbcUrl();
  }

  @Test
  void tablesRangesAndColumnsAreToldAndNothingIsMade() throws IOException {
    CitizensRun run = site.done("extract", "--dryRun");
    assertThat(
        String.join("\n", run.out()),
        is(
            """
            key: table dry_key at %1$s
              rows      about 2, as the server estimates
              split by  id, the first column of a key, by the index PRIMARY
              ranges    1
                        `id` <= 7
              columns  MySQL             type       PostgreSQL
              id       int(10) unsigned  long       bigint
              price    float             double     double precision             read as CAST(`price` AS DOUBLE): a FLOAT's own text has six digits
              at       timestamp         timestamp  timestamp without time zone  in UTC

            text: table dry_text at %1$s
              rows      about 3, as the server estimates
              split by  name, as the job file says, by the index by_name
              ranges    1
                        `name` <= _utf8mb4 X'62'
                        `name` IS NULL, if there are such rows
              columns  MySQL        type  PostgreSQL
              name     varchar(20)  text  text

            none: table dry_none at %1$s
              rows      about 1, as the server estimates
              split by  nothing, in one piece, as it has no key whose ranges can be told, and no splitColumn is given
              ranges    1
                        all rows
              columns  MySQL  type  PostgreSQL
              t        time   text  text        as text: it may be negative, or longer than a day

            3 of 3 tables can be extracted; no row was read, and nothing was written"""
                .formatted(server())));
    assertThat(run.err(), is(empty()));
    assertThat(site.lake().list(), is(empty()));
    assertThat(Files.exists(site.file("lake")), is(false));
  }

  /** Some tables of the job are refused: the others have their plan, and the status is the same. */
  @Test
  void whatAnExtractWouldRefuseIsSaidByTableWithItsStatus() throws IOException {
    job(
        """
        name: dry
        datasets:
          blob: {table: dry_key, columns: [{name: id, type: date}]}
          none: {table: dry_none}
          gone: {table: dry_gone}
        """);
    CitizensRun dry = site.run("extract", "--dryRun");
    assertThat(
        dry.out().stream().filter(line -> line.contains(": ") || line.contains("table")).toList(),
        is(
            List.of(
                "blob: table dry_key at " + server(),
                "  cannot be extracted: column id of table dry_key is INT UNSIGNED, and the job file says date; say type: text there, or extract a view in which it is one",
                "none: table dry_none at " + server(),
                "  t        time   text  text        as text: it may be negative, or longer than a day",
                "gone: table dry_gone at " + server(),
                "  cannot be extracted: MySQL at %s failed: Table 'citizens.dry_gone' doesn't exist; check"
                        .formatted(server())
                    + " table, splitColumn and columns of the data set in the job file",
                "1 of 3 tables can be extracted; no row was read, and nothing was written")));
    assertThat(site.lake().list(), is(empty()));
    CitizensRun real = site.run("extract");
    assertThat(dry.status(), is(real.status()));
    assertThat(dry.status(), is(ExitStatus.WRONG_USE));
    assertThat(dry.err(), is(real.err()));
  }

  @Test
  void manyRangesAreTheFirstAndTheNumberOfTheOthers() throws IOException, SQLException {
    site.executeMySql(
        "CREATE OR REPLACE TABLE dry_many (id BIGINT PRIMARY KEY)",
        "INSERT INTO dry_many SELECT seq * 10 FROM seq_1_to_900000",
        "ANALYZE TABLE dry_many");
    job("name: dry\ndatasets:\n  many: {table: dry_many}\n");
    List<String> out = site.done("extract", "--dryRun").out();
    JsonNode table = json(site.done("extract", "--dryRun", "--json")).get("tables").get(0);
    int ranges = table.get("estimatedRanges").asInt();
    assertThat(table.get("ranges").size(), is(ranges));
    assertThat(out.get(3), is("  ranges    about " + ranges));
    assertThat(out.get(4).strip(), is(table.get("ranges").get(0).asText()));
    assertThat(out.get(8).strip(), is(table.get("ranges").get(4).asText()));
    assertThat(out.get(9).strip(), is("… and %s more".formatted(ranges - 5)));
  }

  @Test
  void jsonHasTheSame() throws IOException {
    job(
        "name: dry\ndatasets:\n  key: {table: dry_key, columns: [price]}\n  blob: {table: dry_key, columns: [{name: id, type: date}]}\n");
    CitizensRun run = site.run("extract", "--dryRun", "--json");
    assertThat(run.status(), is(ExitStatus.WRONG_USE));
    assertThat(
        json(run),
        is(
            new ObjectMapper()
                .readTree(
                    """
                    {"server": "%s", "tables": [
                      {"dataset": "key", "table": "dry_key", "query": null, "where": null, "incremental": null, "estimatedRows": 2, "splitColumn": "id",
                       "splitBy": "id, the first column of a key, by the index PRIMARY",
                       "estimatedRanges": 1, "remark": "", "ranges": ["`id` <= 7"], "rangeWithoutKey": null,
                       "columns": [{"name": "price", "serverType": "float", "type": "double",
                         "postgresType": "double precision",
                         "conversion": "read as CAST(`price` AS DOUBLE): a FLOAT's own text has six digits"}],
                       "transform": null},
                      {"dataset": "blob", "table": "dry_key", "query": null, "failure": {"status": 2, "message":
                        "column id of table dry_key is INT UNSIGNED, and the job file says date; say type: text there, or extract a view in which it is one"}}
                    ]}"""
                        .formatted(server()))));
  }

  private static JsonNode json(CitizensRun run) throws IOException {
    return new ObjectMapper().readTree(String.join("\n", run.out()));
  }

  @Test
  void aServerThatIsNotThereHasTheStatusOfTheExtract() throws IOException {
    site.with("mysqlUrl", "jdbc:mysql://127.0.0.1:%s/citizens".formatted(ClosedPort.find()));
    CitizensRun dry = site.run("extract", "--dryRun");
    CitizensRun real = site.run("extract");
    assertThat(dry.status(), is(ExitStatus.MYSQL));
    assertThat(dry.err(), is(real.err()));
    assertThat(
        dry.out().get(9),
        is("0 of 3 tables can be extracted; no row was read, and nothing was written"));
  }

  /** Whoever believes that nothing happens must not be wrong. */
  @Test
  void otherStepsRefuseIt() throws IOException, SQLException {
    for (String step : List.of("daily", "upload", "analyze", "load", "reconcile", "report")) {
      new Refusal(
              ExitStatus.WRONG_USE,
              "--dryRun is of extract alone, and %s would run; leave it out, or give extract --dryRun"
                  .formatted(step))
          .withNothingPublished(site, step, "--dryRun");
    }
  }
}
