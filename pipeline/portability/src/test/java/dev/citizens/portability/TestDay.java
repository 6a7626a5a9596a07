package dev.citizens.portability;

import dev.citizens.testdata.CitizenRows;
import dev.citizens.testdata.CitizensCsv;
import dev.citizens.testdata.CitizensTable;
import dev.citizens.testdata.MariaDb;
import dev.citizens.testdata.Postgres;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The input of a day and its servers, and the day itself on any runner. Upload, extract and the
 * analysis of the letters consist of several ranges, which each runner groups into bundles and
 * orders in its own way. The servers stop when the JVM does.
 */
final class TestDay {
  private static final long ROWS = 210_000;
  private static final long BAD_ROWS = 100;
  private static final int LETTERS = 18_000;
  private static final long SEED = 7;
  private static final int SOURCES_DIFFER = 12;
  private static final Path SHIPPED_JOB_FILE = Path.of("../../runner-config/job.yaml");

  /** Letters are long, so few rows fill several ranges, and an answer that is many files. */
  private static final String LETTERS_IN_JOB =
      """
        letters:
          file: letters.csv
          parquet: true
          columns: [{name: id, type: long, key: true}, {name: subject}, {name: text}]
          quality: {maxBadRows: 0.1%}

      analyses:
        - of: [letters]
          ask: [{countBy: [subject]}, {profile: all}, {distinct: [id, "lower(subject)"]}]
      """;

  private final Path folder;
  private final MariaDb mySql;
  private final Postgres postgres;

  private TestDay(Path folder, MariaDb mySql, Postgres postgres) {
    this.folder = folder;
    this.mySql = mySql;
    this.postgres = postgres;
  }

  /** What a runner leaves: how the command ended, and checksums of all files and tables. */
  record Outcome(DayProcess process, SortedMap<String, Checksum> checksums) {}

  /** Writes the CSV file and the job file, and fills the table, with a few rows that differ. */
  static TestDay make(Path folder) throws IOException, SQLException {
    TestDay day = new TestDay(folder, MariaDb.start(), Postgres.start());
    new CitizensCsv(ROWS, SEED, BAD_ROWS).write(folder.resolve("citizens_data.csv"));
    writeLetters(folder.resolve("letters.csv"));
    Files.writeString(
        folder.resolve("job.yaml"),
        Files.readString(SHIPPED_JOB_FILE).replaceFirst("\nanalyses:.*\n", LETTERS_IN_JOB));
    try (Connection connection =
            CitizensTable.connect(day.mySql.jdbcUrl(), day.mySql.user(), day.mySql.password());
        Statement statement = connection.createStatement()) {
      new CitizensTable("citizens").fill(connection, new CitizenRows(SEED), ROWS);
      statement.execute("DELETE FROM citizens WHERE id % 50000 = 1");
      statement.execute("UPDATE citizens SET city = 'Elsewhere' WHERE id % 50000 = 2");
    }
    return day;
  }

  private static void writeLetters(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("id,subject,text\n");
      for (int id = 1; id <= LETTERS; id++) {
        String words = "letter %s, ".formatted(100_000 + id * 7919 % 100_003);
        out.write("%s,\"%s\",\"%s\"\n".formatted(id, words.repeat(38), words.repeat(115)));
      }
    }
  }

  /** Runs the day on a runner, into a lake and a warehouse of its own. */
  Outcome runOn(Runner runner) throws IOException, InterruptedException, SQLException {
    Path lake = folder.resolve(runner + "-lake");
    emptyWarehouse();
    DayProcess process = DayProcess.run(runner, options(lake), environment(), folder);
    if (process.status() != SOURCES_DIFFER) {
      throw new AssertionError(runner + " ended with " + process.status() + ": " + process.err());
    }
    SortedMap<String, Checksum> checksums = new TreeMap<>(LakeChecksums.of(lake));
    try (Connection warehouse = warehouse()) {
      checksums.putAll(WarehouseChecksums.of(warehouse));
    }
    return new Outcome(process, checksums);
  }

  private List<String> options(Path lake) {
    return List.of(
        "--runDate=2026-03-01",
        "--job=job.yaml",
        "--lake=" + lake.toUri(),
        "--mysqlUrl=" + mySql.jdbcUrl(),
        "--warehouseUrl=" + postgres.jdbcUrl());
  }

  private Map<String, String> environment() {
    return Map.of(
        "CITIZENS_MYSQL_PASSWORD", mySql.password(),
        "CITIZENS_WAREHOUSE_PASSWORD", postgres.password(),
        "SPARK_LOCAL_IP", "127.0.0.1"); // as scripts/citizens has it
  }

  private Connection warehouse() throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  private void emptyWarehouse() throws SQLException {
    try (Connection connection = warehouse();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS citizens, citizens_staging CASCADE");
    }
  }
}
