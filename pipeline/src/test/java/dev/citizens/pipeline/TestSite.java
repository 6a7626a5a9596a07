package dev.citizens.pipeline;

import dev.citizens.job.Comparison;
import dev.citizens.job.Dataset;
import dev.citizens.testdata.CitizenRows;
import dev.citizens.testdata.CitizensCsv;
import dev.citizens.testdata.CitizensTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a test runs commands: a folder, a lake, the MySQL server and an empty warehouse, with all
 * options and passwords right until the test says otherwise.
 */
final class TestSite {
  static final String DAY = "2026-03-01";
  static final long SEED = 7;

  private static final Path SHIPPED_JOB_FILE = Path.of("../runner-config/job.yaml");

  private final Path folder;
  private final Map<String, String> options = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();

  private TestSite(Path folder, String lake) throws IOException {
    this.folder = folder;
    with("lake", lake);
    with("job", SHIPPED_JOB_FILE.toString());
    with("csv", csv().toString());
    with("runDate", DAY);
    with("mysqlUrl", SharedServers.mariaDb().jdbcUrl());
    with("warehouseUrl", SharedServers.postgres().jdbcUrl());
    environment.put("CITIZENS_MYSQL_PASSWORD", SharedServers.mariaDb().password());
    environment.put("CITIZENS_WAREHOUSE_PASSWORD", SharedServers.postgres().password());
  }

  /** With the lake in a folder of this machine. */
  static TestSite onDisk(Path folder) throws IOException, SQLException {
    TestSite site = new TestSite(folder, folder.resolve("lake").toUri().toString());
    site.emptyWarehouse();
    return site;
  }

  /** With the lake in HDFS. */
  static TestSite onHdfs(Path folder) throws IOException, SQLException {
    TestSite site =
        new TestSite(folder, SharedServers.hdfs().uri() + "/" + folder.getFileName() + "/lake");
    site.emptyWarehouse();
    return site;
  }

  /** Gives an option another value. */
  TestSite with(String option, String value) {
    options.put(option, value);
    return this;
  }

  /** Gives another job file, {@code job.yaml}. */
  TestSite withJob(String text) throws IOException {
    return with("job", Files.writeString(file("job.yaml"), text).toString());
  }

  TestSite without(String option) {
    options.remove(option);
    return this;
  }

  /** What the commands see as environment variables; to be changed by the test. */
  Map<String, String> environment() {
    return environment;
  }

  /** The command line of a step. */
  List<String> command(String step, String... more) {
    List<String> args = new ArrayList<>(List.of(step));
    options.forEach((option, value) -> args.add("--" + option + "=" + value));
    args.addAll(List.of(more));
    return args;
  }

  CitizensRun run(String step, String... more) {
    return CitizensRun.of(command(step, more), environment);
  }

  /** A step's run, which must succeed. */
  CitizensRun done(String step, String... more) {
    CitizensRun run = run(step, more);
    if (run.status().code() != 0) {
      throw new AssertionError(step + " failed: " + run.err());
    }
    return run;
  }

  /** The command's options as its steps see them. */
  Day day() {
    List<String> args = command("any");
    return Day.of(args.subList(1, args.size()), environment);
  }

  Path csv() {
    return folder.resolve("citizens_data.csv");
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  LakeFiles lake() {
    return new LakeFiles(options.get("lake"));
  }

  /** Writes the CSV file. */
  TestSite writeCsv(long rows, long badRows) throws IOException {
    new CitizensCsv(rows, SEED, badRows).write(csv());
    return this;
  }

  /** Fills a MySQL table with the good rows of the CSV file. */
  TestSite fillMySql(String table, long rows) throws IOException, SQLException {
    try (Connection connection = mySql()) {
      new CitizensTable(table).fill(connection, new CitizenRows(SEED), rows);
    }
    return this;
  }

  /** The shipped job file with one text replaced by another becomes the site's. */
  TestSite editJobFile(String old, String replacement) throws IOException {
    Path edited = file("job.yaml");
    String text = Files.readString(Files.exists(edited) ? edited : SHIPPED_JOB_FILE);
    if (!text.contains(old)) {
      throw new IllegalArgumentException("the job file has no " + old);
    }
    Files.writeString(edited, text.replace(old, replacement));
    return with("job", edited.toString());
  }

  /** Executes statements on the MySQL server. */
  void executeMySql(String... statements) throws IOException, SQLException {
    try (Connection connection = mySql();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  Connection mySql() throws IOException, SQLException {
    return CitizensTable.connect(
        SharedServers.mariaDb().jdbcUrl(),
        SharedServers.mariaDb().user(),
        SharedServers.mariaDb().password());
  }

  Connection warehouse() throws IOException, SQLException {
    return DriverManager.getConnection(
        SharedServers.postgres().jdbcUrl(),
        SharedServers.postgres().user(),
        SharedServers.postgres().password());
  }

  /** Rows of the warehouse. */
  List<List<String>> warehouseRows(String sql) throws IOException, SQLException {
    try (Connection connection = warehouse()) {
      return Rows.of(connection, sql);
    }
  }

  /** A data set of the job file with all its columns, as {@code daily} knows it. */
  Dataset dataset(String name) {
    Day day = day();
    return KnownColumns.of(Steps.DAILY, day, day.job().dataset(name).orElseThrow());
  }

  Step upload() {
    return new UploadStep(day(), dataset("citizens"));
  }

  Step extract() {
    Day day = day();
    return new ExtractStep(day, dataset("citizens_mysql"), new TableExtraction(day));
  }

  Step analyze(String dataset) {
    return new AnalyzeStep(day(), dataset(dataset), true);
  }

  Step load(String dataset) {
    Dataset loaded = dataset(dataset);
    return new LoadStep(day(), loaded, new LoadTarget(day(), List.of(loaded)), true);
  }

  Step reconcile() {
    Comparison comparison = day().job().comparisons().get(0);
    return new ReconcileStep(
        day(), comparison, dataset(comparison.left()), dataset(comparison.right()), true);
  }

  /** The published days and data sets, as {@code DATE DATASET}. */
  List<String> publishedRuns() throws IOException, SQLException {
    if (warehouseRows("SELECT 1 FROM pg_tables WHERE schemaname = 'citizens'").isEmpty()) {
      return List.of();
    }
    return warehouseRows("SELECT run_date || ' ' || dataset FROM citizens.run ORDER BY 1").stream()
        .map(row -> row.get(0))
        .toList();
  }

  /** Staging tables: an attempt that is done has none. */
  List<List<String>> stagingTables() throws IOException, SQLException {
    return warehouseRows("SELECT tablename FROM pg_tables WHERE schemaname = 'citizens_staging'");
  }

  private void emptyWarehouse() throws IOException, SQLException {
    try (Connection connection = warehouse();
        Statement statement = connection.createStatement()) {
      statement.execute("SET client_min_messages = warning");
      statement.execute("DROP SCHEMA IF EXISTS citizens, citizens_staging CASCADE");
    }
  }
}
