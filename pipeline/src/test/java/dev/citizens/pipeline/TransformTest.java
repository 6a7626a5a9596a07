package dev.citizens.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.TransformedRows;
import dev.citizens.lake.TransformedRows.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of a table are what its transform makes of them, and each row is accounted for. */
class TransformTest {
  private static final String KEY = "s3cret-of-the-tests-0123456789";

  private static final String SELECT =
      "SELECT id, upper(trim(name)) AS name, CAST(total AS decimal(10,2)) AS total,"
          + " coalesce(city, 'none') AS city, 'shop1' AS source, replace(status, 'p', 'P') AS state,"
          + " CAST(strptime(made, '%d.%m.%Y') AS date) AS made, price * 2 AS twice, paid"
          + " FROM orders WHERE status <> 'test'";

  private TestSite site;

  @BeforeEach
  void makeTable(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).without("csv");
    site.executeMySql(
        "CREATE OR REPLACE TABLE made_orders (id INT PRIMARY KEY, name VARCHAR(40),"
            + " email VARCHAR(80), total VARCHAR(20), city VARCHAR(20), status VARCHAR(10) NOT NULL,"
            + " made VARCHAR(20), price DECIMAL(7,2), paid DATE)",
        "INSERT INTO made_orders VALUES"
            + " (1, ' ann ', 'ann@x.org', '12.34', 'Hà Nội', 'paid', '01.02.2026', 1.5, '2026-02-01'),"
            + " (2, 'Bo, \"B\"', 'bo@x.org', 'abc', NULL, 'paid', '01.02.2026', NULL, NULL),"
            + " (3, NULL, NULL, NULL, NULL, 'open', NULL, 0, NULL),"
            + " (4, 'test', 't@x.org', 'x', 'x', 'test', 'x', NULL, NULL),"
            + " (5, 'Đỗ', 'do@x.org', '-0.5', '', 'open', '31.02.2026', 2, NULL),"
            + " (6, 'e', 'e@x.org', '7', 'x', 'open', '28.02.2026', 3, '0000-00-00'),"
            + " (7, 'đỗ, \"g\"', 'g@x.org', '1000', '', 'paid', '1.3.2026', 99999.99, '2026-03-01'),"
            + " (8, 'test', 't@x.org', 'x', 'x', 'test', 'x', NULL, NULL)");
  }

  private void job(String transform, String more) throws IOException {
    site.withJob(
        """
        name: shop
        datasets:
          orders:
            table: made_orders
            transform: "%s"
        %s
        """
            .formatted(transform, more));
  }

  private Manifest manifest(String dataset) {
    return DayInput.requireRaw(site.day(), site.dataset(dataset)).manifest();
  }

  private Path csv(String dataset) throws IOException {
    return site.file(
        "lake/raw/%s/run_date=2026-03-01/%s/made_orders.csv"
            .formatted(dataset, manifest(dataset).attempt()));
  }

  private Path quarantine() {
    return site.file(
        "lake/quarantine/orders/run_date=2026-03-01/_extract/%s/bad_rows.csv"
            .formatted(manifest("orders").attempt()));
  }

  /** DuckDB makes the same of the rows that the server has, by the same statement. */
  @Test
  void theRowsAreThoseThatDuckDbMakesByTheSameStatement() throws IOException, SQLException {
    job(SELECT, "    quality: {maxBadRows: 3}\n  plain: {table: made_orders}");
    site.done("extract");
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      statement.execute(
          // Of the rows that are none to it either it would say no to all.
          "CREATE TABLE orders AS SELECT * REPLACE (TRY_CAST(paid AS DATE) AS paid) FROM read_csv('%s', header = true, allow_quoted_nulls = false, columns = {id: 'BIGINT', name: 'VARCHAR', email: 'VARCHAR', total: 'VARCHAR', city: 'VARCHAR', status: 'VARCHAR', made: 'VARCHAR', price: 'DECIMAL(7,2)', paid: 'VARCHAR'}) WHERE id NOT IN (2, 5, 6)"
              .formatted(csv("plain")));
      List<List<String>> theirs =
          Rows.of(duckDb, "SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (" + SELECT + ") ORDER BY 1");
      List<List<String>> ours = Rows.ofCsv(duckDb, csv("orders"));
      assertThat(ours, is(theirs));
      assertThat(ours.size(), is(3));
    }
    assertThat(
        Files.readString(csv("orders")),
        is(
            """
            id,name,total,city,source,state,made,twice,paid
            1,ANN,12.34,Hà Nội,shop1,Paid,2026-02-01,3.00,2026-02-01
            3,,,none,shop1,oPen,,0.00,
            7,"ĐỖ, ""G""\",1000.00,"",shop1,Paid,2026-03-01,199999.98,2026-03-01
            """));
  }

  @Test
  void eachRowThatWasReadIsWrittenLeftOutOrInQuarantineAndAllSaySo()
      throws IOException, SQLException {
    job(
        SELECT,
        """
            quality: {maxBadRows: 3, minRows: 3}
            parquet: true
            load: {}
        analyses:
          - of: orders
            ask: [{as: by_state, sql: "SELECT state, max(twice) AS twice, count(*) AS orders FROM orders GROUP BY 1"}]
        """);
    CitizensRun run = site.done("daily");
    assertThat(
        run.out().get(1).replaceAll(" +", " "),
        containsString(
            " orders 3 rows, 206 bytes, of 8 read: 2 left out by WHERE, 3 in quarantine, "));
    assertThat(
        run.out().stream().map(String::strip).toList(),
        hasItems(
            "NOT_A_DATE 1: column paid",
            "NOT_A_DECIMAL 1: column total",
            "NOT_A_TIMESTAMP 1: column made",
            "in " + quarantine().toUri()));
    List<String> read = List.of("id", "name", "total", "city", "status", "made", "price", "paid");
    assertThat(
        manifest("orders").transform(),
        is(
            new TransformedRows(
                SELECT,
                read,
                8,
                2,
                3,
                List.of(
                    new Reason("NOT_A_TIMESTAMP", "made", 1),
                    new Reason("NOT_A_DATE", "paid", 1),
                    new Reason("NOT_A_DECIMAL", "total", 1)))));
    assertThat(manifest("orders").rowsRead(), is(3L));
    assertThat(
        Files.readAllLines(quarantine()),
        is(
            List.of(
                "table,column,reason,row",
                "made_orders,paid,NOT_A_DATE,\"6,e,7,x,open,28.02.2026,***,0000-00-00\"",
                "made_orders,total,NOT_A_DECIMAL,"
                    + "\"2,\"\"Bo, \"\"\"\"B\"\"\"\"\"\",abc,,paid,01.02.2026,,\"",
                "made_orders,made,NOT_A_TIMESTAMP,"
                    + "\"5,Đỗ,-0.5,\"\"\"\",open,31.02.2026,***,\"")));
    assertThat(
        rowColumns("_extract/" + manifest("orders").attempt()),
        is(
            "id long true, name text false, total text false, city text false, status text true,"
                + " made text false, price decimal(7,2) false, paid date false"));
    assertThat(
        site.warehouseRows(
            "SELECT rows_read, rows_written, bad_rows FROM citizens.run_step WHERE step = 'extract'"),
        is(List.of(List.of("8", "3", "3"))));
    assertThat(
        site.warehouseRows(
            "SELECT state, twice, orders FROM citizens.by_state ORDER BY orders DESC"),
        is(List.of(List.of("Paid", "199999.98", "2"), List.of("oPen", "0.00", "1"))));
    assertThat(
        site.warehouseRows(
            "SELECT id, name, total, made, twice FROM citizens.latest_orders WHERE id = 1"),
        is(List.of(List.of("1", "ANN", "12.34", "2026-02-01", "3.00"))));
    String report = Files.readString(site.file("lake/reports/shop/run_date=2026-03-01/report.md"));
    assertThat(report.replaceAll(" +", " "), containsString("| orders | extract | 8 | 3 | 3 |"));
    assertThat(
        Files.readString(site.file("lake/reports/shop/run_date=2026-03-01/report.html")),
        containsString("3 bad of 6 rows, by the transform; 2 left out by WHERE"));
    assertThat(report, containsString("NOT\\_A\\_DECIMAL in total"));
  }

  /** The server's columns, in the order of {@code row}, as the manifest beside the file says. */
  private String rowColumns(String folder) throws IOException {
    JsonNode manifest =
        new ObjectMapper()
            .readTree(
                site.file(
                        "lake/quarantine/orders/run_date=2026-03-01/" + folder + "/_manifest.json")
                    .toFile());
    return StreamSupport.stream(manifest.get("rowColumns").spliterator(), false)
        .map(
            each ->
                "%s %s %s"
                    .formatted(
                        each.get("name").asText(), each.get("type").asText(), each.get("required")))
        .collect(Collectors.joining(", "));
  }

  /** As for the server, whose WHERE comes first: also of a value that is none of its column. */
  @Test
  void aRowThatWhereLeavesOutIsInNoQuarantineWhateverIsWrongWithIt()
      throws IOException, SQLException {
    site.executeMySql(
        "UPDATE made_orders SET paid = '0000-00-00' WHERE id IN (4, 8)",
        "DELETE FROM made_orders WHERE id IN (2, 5)");
    job(SELECT, "    quality: {maxBadRows: 1}");
    CitizensRun run = site.done("extract");
    assertThat(run.everything(), containsString("of 6 read: 2 left out by WHERE, 1 in quarantine"));
    assertThat(Files.readAllLines(quarantine()).size(), is(2));
    assertThat(
        site.done("extract", "--limit=9").everything(),
        containsString("3 of all 6 rows: 2 left out by WHERE, 1 bad"));
    job("SELECT id FROM orders WHERE paid > DATE '2026-01-01'", "    quality: {maxBadRows: 3}");
    assertThat(
        site.done("extract").everything(),
        containsString("of 6 read: 1 left out by WHERE, 3 in quarantine"));
    assertThat(Files.readAllLines(quarantine()), hasItem("made_orders,paid,NOT_A_DATE,\"4,***\""));
    site.executeMySql(
        "ALTER TABLE made_orders ADD COLUMN day DATE NOT NULL DEFAULT '0000-00-00' FIRST");
    job("SELECT day FROM orders WHERE paid > DATE '2026-01-01'", "    quality: {maxBadRows: 9}");
    assertThat(
        site.done("extract").out().stream().map(String::strip).toList(),
        hasItems("NOT_A_DATE 2: column day", "NOT_A_DATE 3: column paid"));
  }

  /** A day that is extracted again has no rows of the one before in quarantine. */
  @Test
  void theQuarantineComesAndGoesWithTheRows() throws IOException, SQLException {
    job(SELECT, "    quality: {maxBadRows: 3}");
    site.done("extract");
    Path first = quarantine();
    site.executeMySql("DELETE FROM made_orders WHERE id IN (2, 5, 6)");
    CitizensRun run = site.done("extract");
    assertThat(Files.exists(first), is(false));
    assertThat(Files.exists(quarantine()), is(false));
    assertThat(run.everything(), containsString("of 5 read: 2 left out by WHERE, 0 in quarantine"));
  }

  @Test
  void tooManyBadRowsOrTooFewOthersAreRefused() throws IOException {
    job(SELECT, "    quality: {maxBadRows: 2}");
    CitizensRun run = site.run("extract");
    assertThat(run.status(), is(ExitStatus.QUALITY_GATE));
    assertThat(
        LakeFiles.anonymous(run.everything()),
        containsString("orders has 3 bad rows with 3 of 6 lines and "));
    assertThat(run.everything(), containsString("NOT_A_DATE 1: column paid"));
    assertThat(
        site.lake().list(),
        is(
            List.of(
                "quarantine/orders/run_date=2026-03-01/_extract/_rejected/ATTEMPT/_manifest.json",
                "quarantine/orders/run_date=2026-03-01/_extract/_rejected/ATTEMPT/bad_rows.csv")));
    Path rejected = site.file("lake/quarantine/orders/run_date=2026-03-01/_extract/_rejected");
    try (Stream<Path> attempts = Files.list(rejected)) {
      String attempt = attempts.findFirst().orElseThrow().getFileName().toString();
      assertThat(
          rowColumns("_extract/_rejected/" + attempt),
          startsWith("id long true, name text false, "));
    }
    job(SELECT, "    quality: {maxBadRows: 3, minRows: 4}");
    CitizensRun few = site.run("extract");
    assertThat(few.status(), is(ExitStatus.QUALITY_GATE));
    assertThat(few.everything(), containsString("3 rows and 3 bad rows"));
    job(SELECT, "");
    assertThat(site.run("extract").everything(), containsString("the limit is 1%"));
  }

  /** By the key, which is nowhere but in the environment or its file. */
  @Test
  void whatIsHashedOrMaskedIsNowhereInTheClearNorIsTheKey()
      throws IOException, SQLException, GeneralSecurityException {
    job(
        "SELECT id, sha256(email) AS email, mask(name, 0, 1) AS name, CAST(total AS decimal(9,2)) AS total"
            + " FROM orders WHERE status <> 'test'",
        "    quality: {maxBadRows: 9}\n    load: {}");
    Path file = Files.writeString(site.file("hash.key"), KEY + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    CitizensRun run = site.done("daily", "--hashKeyFile=" + file);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY.getBytes(UTF_8), "HmacSHA256"));
    String hash = HexFormat.of().formatHex(mac.doFinal("ann@x.org".getBytes(UTF_8)));
    assertThat(Files.readString(csv("orders")), containsString("\n1," + hash + ",**** ,12.34\n"));
    assertThat(Files.readString(csv("orders")), containsString("\n3,,,\n"));
    assertThat(
        Files.readString(quarantine()),
        is("table,column,reason,row\nmade_orders,total,NOT_A_DECIMAL,\"2,***,***,abc,***\"\n"));
    site.environment().put("CITIZENS_HASH_KEY", KEY);
    assertThat(
        site.warehouseRows("SELECT email FROM citizens.latest_orders WHERE id = 1"),
        is(List.of(List.of(hash))));
    CitizensRun again = site.done("extract");
    String said = run.everything() + again.everything() + site.done("extract", "--dryRun");
    for (String secret : List.of(KEY, "ann@x.org", "bo@x.org", "Bo, ")) {
      assertThat(said, not(containsString(secret)));
      assertThat(filesWith(secret), is(empty()));
      assertThat(tablesWith(secret), is(empty()));
    }
  }

  private List<String> tablesWith(String text) throws IOException, SQLException {
    List<String> found = new ArrayList<>();
    for (List<String> table :
        site.warehouseRows("SELECT tablename FROM pg_tables WHERE schemaname = 'citizens'")) {
      String name = table.get(0);
      if (!site.warehouseRows(
              "SELECT 1 FROM citizens.%1$s AS t WHERE strpos(t::text, '%2$s') > 0"
                  .formatted(name, text))
          .isEmpty()) {
        found.add(name);
      }
    }
    return found;
  }

  private List<Path> filesWith(String text) throws IOException {
    String bytes = new String(text.getBytes(UTF_8), ISO_8859_1);
    try (Stream<Path> files = Files.walk(site.file("lake"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(
              file -> {
                try {
                  return Files.readString(file, ISO_8859_1).contains(bytes);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              })
          .toList();
    }
  }

  /** What was extracted in the clear is not analysed, loaded or asked as if it were hashed. */
  @Test
  void rowsThatWereExtractedByAnotherStatementAreRefused() throws IOException {
    String analyses =
        "    load: {}\n    parquet: true\nanalyses:\n  - {of: orders, ask: [{countBy: [name]}]}";
    job("SELECT id, name FROM orders", analyses);
    site.done("extract");
    site.done("analyze");
    job("SELECT id, mask(name, 0, 1) AS name FROM orders", analyses);
    String said =
        "the job file has another transform for orders than it did when %s was published; run extract --dataset=orders --runDate=2026-03-01 again"
            .formatted(site.day().rawFolder(site.dataset("orders")).path());
    List<CitizensRun> runs =
        List.of(
            site.run("analyze"),
            site.run("load"),
            site.run("parquet"),
            site.run("ask", "SELECT name, count(*) FROM orders GROUP BY 1"));
    for (CitizensRun run : runs) {
      assertThat(run.everything(), containsString(said));
      assertThat(run.status(), is(ExitStatus.WRONG_USE));
    }
    site.withJob(
        """
        name: shop
        datasets:
          orders: {table: made_orders, where: "id > 1"}
        """);
    assertThat(
        site.run("ask", "SELECT count(*) FROM orders").everything(),
        containsString("the job file has another where for orders than"));
  }

  /** Of one row in a hundred, however long what it is made of is. */
  @Test
  void aShareOfBadRowsIsOneOfRows() throws IOException, SQLException {
    site.executeMySql(
        "CREATE OR REPLACE TABLE made_orders (id INT PRIMARY KEY, notes TEXT, total VARCHAR(20))",
        "INSERT INTO made_orders SELECT seq, repeat('x', 5000), IF(seq = 7, 'abc', seq) FROM seq_1_to_100");
    String select =
        "SELECT id, CAST(total AS decimal(9,2)) AS total, length(notes) AS n FROM orders";
    job(select, "    quality: {maxBadRows: 1%}");
    site.done("extract");
    assertThat(
        Files.readString(quarantine()),
        is("table,column,reason,row\nmade_orders,total,NOT_A_DECIMAL,\"7,***,abc\"\n"));
    job(select, "    quality: {maxBadRows: 0.9%}");
    assertThat(site.run("extract").status(), is(ExitStatus.QUALITY_GATE));
  }

  /** For what the job file leaves open, for the check before anything runs, and for the ranges. */
  @Test
  void theServerIsAskedForIndexesThreeTimes() throws IOException, SQLException {
    job("SELECT id FROM orders", "");
    long before = indexesAsked();
    site.done("extract");
    assertThat(indexesAsked() - before, is(3L));
  }

  private long indexesAsked() throws IOException, SQLException {
    try (Connection connection = site.mySql()) {
      List<List<String>> asked = Rows.of(connection, "SHOW GLOBAL STATUS LIKE 'Com_show_keys'");
      return Long.parseLong(asked.get(0).get(1));
    }
  }

  @Test
  void withoutAKeyNothingRuns() throws IOException {
    job("SELECT sha256(email) AS email FROM orders", "");
    String said =
        "no key for sha256 in the transform of orders: set CITIZENS_HASH_KEY, or --hashKeyFile=FILE (mode 0600)";
    for (String step : List.of("extract", "validate", "daily")) {
      CitizensRun run = site.run(step);
      assertThat(step, run.everything(), containsString(said));
      assertThat(step, run.status(), is(ExitStatus.WRONG_USE));
    }
    site.environment().put("CITIZENS_HASH_KEY", "short");
    assertThat(
        site.run("extract").everything(),
        containsString(
            "a key must have at least 16 bytes, that of --hashKeyFile or CITIZENS_HASH_KEY has fewer"));
    assertThat(site.lake().list(), is(empty()));
  }

  /** In the launching process, by a job file that names the types and by one that does not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "SELECT upper(nmae) AS n FROM orders | line 1, column 14: orders has no column nmae; did you mean name?",
        "SELECT id + name AS n FROM orders   | line 1, column 13: + takes numbers, or a date and days, and name is text",
        "SELECT id FROM orders ORDER BY id   | line 1, column 23: ORDER is of questions: a transform makes one row of each, by SELECT … FROM … [WHERE …]",
        "SELECT id FROM orders WHERE made = '{runDate}' | the day is run_date() here, a date, and not {runDate}",
        "SELECT 1 AS one FROM orders         | line 1, column 1: it names no column of orders; select one"
      })
  void aMistakeIsToldWithLineAndColumnBeforeAnythingRuns(String transform, String words)
      throws IOException {
    job(transform, "  all: {table: made_orders}");
    CitizensRun run = site.run("extract");
    assertThat(run.everything(), containsString("job.yaml:5: transform, " + words));
    assertThat(run.status(), is(ExitStatus.WRONG_USE));
    assertThat(site.lake().list(), not(hasItem(containsString("raw/orders/"))));
    CitizensRun validate = site.run("validate");
    assertThat(
        validate.everything().replaceAll("\n *-> ", "; "),
        containsString("job.yaml:5: transform, " + words));
    assertThat(validate.status(), is(ExitStatus.WRONG_USE));
    job(transform, "    columns: [{name: id, type: long}, {name: name}]");
    assertThat(site.run("extract").err().get(0), containsString("job.yaml:5: transform, " + words));
  }

  @Test
  void itIsRefusedBesideIncrementalAndFreezeAndOfAFile() throws IOException {
    job("SELECT id FROM orders", "    incremental: {by: id}");
    assertThat(
        site.run("extract").err(),
        is(
            List.of(
                "citizens: %s:5: transform cannot be beside incremental, whose proof are the server's keys and number of rows; take one of them away (status 2)"
                    .formatted(site.file("job.yaml")))));
    job("SELECT id FROM orders", "    drift: freeze");
    assertThat(
        site.run("extract").err(),
        is(
            List.of(
                "citizens: %s:5: transform cannot be beside drift: freeze, as it reads the columns that it names; say drift: fail, or take drift away (status 2)"
                    .formatted(site.file("job.yaml")))));
    site.withJob(
        """
        name: shop
        datasets:
          orders:
            file: orders.csv
            columns: [{name: id}]
            transform: "SELECT id FROM orders"
        """);
    assertThat(
        site.run("upload").err(),
        is(
            List.of(
                "citizens: %s:6: transform is of a table or a query: a file lies in the lake as it came, byte by byte; take it away, and ask for what it makes in a question (status 2)"
                    .formatted(site.file("job.yaml")))));
  }

  @Test
  void theDryRunShowsIt() throws IOException {
    job("SELECT id, trim(name) AS name FROM orders WHERE status <> 'test'", "");
    List<String> out = site.done("extract", "--dryRun").out();
    assertThat(
        out,
        hasItems(
            "  transform SELECT id, trim(name) AS name FROM orders WHERE status <> 'test'",
            "  read    MySQL        type",
            "  status  varchar(10)  text",
            "  columns  type  PostgreSQL",
            "  id       long  bigint"));
    assertThat(out, not(hasItem(containsString("email"))));
    String json = site.done("extract", "--dryRun", "--json").out().get(0);
    assertThat(
        json,
        containsString(
            "\"result\":[{\"name\":\"id\",\"type\":\"long\",\"postgresType\":\"bigint\"},"));
  }

  /** What the statement does not name is not asked for; questions see what it makes. */
  @Test
  void aQueryHasOneTooAndLaterStepsKnowItsColumns() throws IOException, SQLException {
    site.withJob(
        """
        name: shop
        datasets:
          sales:
            query: "SELECT id, name, price, city FROM made_orders"
            splitColumn: id
            transform: |
              SELECT id, lower(trim(name)) AS who
              FROM sales
              WHERE id > 1 AND id < 4
        analyses: [{of: sales, ask: [{countBy: [who]}]}]
        """);
    site.done("extract");
    site.done("analyze");
    assertThat(
        site.lake()
            .text(
                "raw/sales/run_date=2026-03-01/%s/sales.csv"
                    .formatted(manifest("sales").attempt())),
        is("id,who\n2,\"bo, \"\"b\"\"\"\n3,\n"));
    assertThat(manifest("sales").transform().columns(), is(List.of("id", "name")));
    assertThat(
        site.run("ask", "SELECT who, count(*) AS n FROM sales GROUP BY 1").everything(),
        containsString("bo, \"b\""));
  }

  /** It says of each column from which of the server it is made, and how many rows were read. */
  @Test
  void theLineageIsThatOfTheStatement() throws IOException {
    job(SELECT, "    quality: {maxBadRows: 3}");
    Path events = site.file("lineage.ndjson");
    site.done("extract", "--lineageFile=" + events);
    LineageEvent extract =
        LineageEvent.of(Files.readAllLines(events)).stream()
            .filter(event -> event.what().equals("COMPLETE shop.extract.orders"))
            .findFirst()
            .orElseThrow();
    assertThat(extract.datasets("inputs").get(0), endsWith("made_orders 8"));
    assertThat(extract.datasets("outputs").get(0), endsWith("/raw/orders 3"));
    assertThat(
        extract.columns(0),
        is(
            List.of(
                "id: id",
                "name: name",
                "total: total",
                "city: city",
                "state: status",
                "made: made",
                "twice: price",
                "paid: paid")));
    assertThat(
        extract.json().at("/outputs/0/facets/columnLineage/dataset").findValuesAsText("field"),
        is(List.of("status")));
  }

  /** Rows that came meanwhile are noticed although WHERE would leave them out. */
  @Test
  void whatTheServerCountsIsComparedWithWhatIsReadAndNotWithWhatIsWritten() throws IOException {
    job("SELECT id FROM orders WHERE id < 0", "    where: id < 6");
    assertThat(
        site.done("extract").everything(),
        containsString("0 rows, 3 bytes, of 5 read: 5 left out by WHERE, 0 in quarantine"));
    Day day = site.day();
    PreparedStep step =
        new ExtractStep(day, site.dataset("orders"), new TableExtraction(day)).prepare();
    StepFailure failure;
    try (MeddlingRunner runner =
        MeddlingRunner.before(
            day,
            () ->
                site.executeMySql(
                    "INSERT INTO made_orders (id, status) VALUES (-1, 'a'), (0, 'b')"))) {
      failure = assertThrows(StepFailure.class, () -> step.run(runner));
    }
    assertThat(failure.status(), is(ExitStatus.MYSQL));
    assertThat(
        failure.getMessage(),
        containsString(
            "had 5 rows that meet where when they were counted, and 7 were read: rows were inserted"));
  }
}
