package dev.citizens.pipeline;

import dev.citizens.analysis.sql.vector.HashKey;
import dev.citizens.extract.MySqlSource;
import dev.citizens.extract.MySqlUrl;
import dev.citizens.extract.ReadLimits;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.FilePath;
import dev.citizens.job.Dataset;
import dev.citizens.job.JobFile;
import dev.citizens.job.JobFileReader;
import dev.citizens.job.Transformation;
import dev.citizens.lake.DayFolder;
import dev.citizens.lake.Lake;
import dev.citizens.load.Warehouse;
import dev.citizens.pipeline.progress.ProgressStyle;
import dev.citizens.secrets.Secret;
import dev.citizens.sql.tree.ColumnsOf;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.hdfs.HadoopFileSystemOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.hadoop.conf.Configuration;
import org.checkerframework.checker.nullness.qual.Nullable;

/** One run of one business day: the options, resolved, and what they lead to. */
final class Day {
  private static final String LINEAGE_TOKEN = "CITIZENS_LINEAGE_TOKEN";

  private final CitizensOptions options;
  private final Map<String, String> environment;
  private final JobFile job;
  private final List<Dataset> datasets;
  private final LocalDate runDate;
  private final ProgressStyle progressStyle;
  private final ReadLimits readLimits;
  private final @Nullable String lakeRoot;
  private final UUID runId;
  private final RuleVerdicts verdicts = new RuleVerdicts();
  private final Configuration hdfsConfiguration = new Configuration();
  private Lake lake;

  private Day(
      CitizensOptions options, Map<String, String> environment, JobFile job, Instant started) {
    this.options = options;
    this.environment = environment;
    this.job = job;
    this.datasets = ChosenDatasets.of(options, job);
    this.runDate = ParsedOptions.runDate(options, started);
    this.progressStyle = ParsedOptions.progressStyle(options.getProgress(), environment);
    this.readLimits = ParsedOptions.readLimits(options);
    this.lakeRoot = options.getLake();
    this.runId = RunId.of(environment);
    configureFileSystems();
  }

  /**
   * Resolves a command line.
   *
   * @throws StepFailure if an option or the job file is wrong
   */
  static Day of(List<String> args, Map<String, String> environment) {
    return of(args, environment, Clock.systemUTC());
  }

  /** The same by another clock, which is read once: a run that starts at midnight is of one day. */
  static Day of(List<String> args, Map<String, String> environment, Clock clock) {
    Day day = resolve(args, environment, clock);
    required("lake", day.lakeRoot);
    return day;
  }

  /** The same, also if no lake is given. */
  static Day withOrWithoutLake(List<String> args, Map<String, String> environment) {
    return resolve(args, environment, Clock.systemUTC());
  }

  private static Day resolve(List<String> args, Map<String, String> environment, Clock clock) {
    Instant started = clock.instant();
    List<String> given = OptionLayers.withEnvironment(args, environment);
    JobFile job =
        JobFileReader.read(
            Path.of(ParsedOptions.of(given).getJob()),
            OptionLayers.IN_JOB_FILE,
            options ->
                ParsedOptions.runDate(
                    ParsedOptions.of(OptionLayers.withJobFile(given, options)), started));
    return new Day(
        ParsedOptions.of(OptionLayers.withJobFile(given, job.options())),
        environment,
        job,
        started);
  }

  private void configureFileSystems() {
    Stream<String> files =
        datasets.stream().filter(each -> !each.isTable()).flatMap(each -> csv(each).stream());
    FilePath hdfs =
        Stream.concat(Stream.ofNullable(lakeRoot), files)
            .map(FilePath::new)
            .filter(path -> path.onHdfs() && path.isShared())
            .findFirst()
            .orElse(null);
    if (hdfs != null) {
      hdfsConfiguration.set("fs.defaultFS", hdfs.fileSystem());
    }
    // Beam carries it to the workers inside the options. Without HDFS, Hadoop would claim file://.
    options
        .as(HadoopFileSystemOptions.class)
        .setHdfsConfiguration(hdfs == null ? null : List.of(hdfsConfiguration));
    FileSystems.setDefaultPipelineOptions(options);
  }

  PipelineOptions options() {
    return options;
  }

  JobFile job() {
    return job;
  }

  LocalDate runDate() {
    return runDate;
  }

  /** How pipelines tell how far they are. */
  ProgressStyle progressStyle() {
    return progressStyle;
  }

  /** What an extract may ask of its server. */
  ReadLimits readLimits() {
    return readLimits;
  }

  /** Opened when first asked for, so that the doctor can examine one that can't be. */
  synchronized Lake lake() {
    if (lake == null) {
      lake = Lake.at(lakeRoot(), hdfsConfiguration);
    }
    return lake;
  }

  boolean hasLake() {
    return lakeRoot != null;
  }

  /** The lake's URI as it was given. */
  String lakeRoot() {
    return required("lake", lakeRoot);
  }

  Configuration hdfsConfiguration() {
    return hdfsConfiguration;
  }

  /** The options by their own type. */
  CitizensOptions citizensOptions() {
    return options;
  }

  /** Whether Beam's Spark runner is chosen, on a cluster or in this process. */
  boolean runsOnSpark() {
    return options.getRunner().getSimpleName().equals("SparkRunner");
  }

  /** By which the log, the application and the lineage of this run belong together. */
  UUID runId() {
    return runId;
  }

  /** What the rules of the job file have found in this run. */
  RuleVerdicts verdicts() {
    return verdicts;
  }

  /** The data sets that were chosen by {@code --dataset}, in the order of the job file. */
  List<Dataset> datasets() {
    return datasets;
  }

  /** The paths or URIs of a data set's CSV files; names may be patterns if none is given. */
  List<String> csv(Dataset dataset) {
    return isCsvGiven() ? List.of(options.getCsv()) : dataset.file().files().on(runDate);
  }

  /** Whether the command line says which file it is. */
  boolean isCsvGiven() {
    return options.getCsv() != null;
  }

  /** How messages call a CSV file, or what names several: by where it is said which it is. */
  String nameOfFile(String path) {
    return (isCsvGiven() ? "--csv=" : "file: ") + Printable.of(path);
  }

  /** The folder of the raw file of a data set. */
  DayFolder rawFolder(Dataset dataset) {
    return lake().paths().raw(dataset.name(), runDate);
  }

  /** The folder of the results of a data set. */
  DayFolder resultsFolder(Dataset dataset) {
    return lake().paths().results(dataset.name(), runDate);
  }

  /** The folder of the rows of a data set as Parquet. */
  DayFolder parquetFolder(Dataset dataset) {
    return lake().paths().parquet(dataset.name(), runDate);
  }

  /** The folder of the bad rows of a data set. */
  DayFolder quarantineFolder(Dataset dataset) {
    return lake().paths().quarantine(dataset.name(), runDate);
  }

  /** The folder of the rows that the transform of a data set could not write. */
  DayFolder transformQuarantineFolder(Dataset dataset) {
    return lake().paths().transformQuarantine(dataset.name(), runDate);
  }

  /** The folder of the report. */
  String reportFolder() {
    return lake().paths().reports(job.name(), runDate);
  }

  /**
   * Checks that no other job publishes into a folder.
   *
   * @throws StepFailure with status 2 if one does, 21 if the lake cannot be reached
   */
  void requireOwnFolder(DayFolder folder) {
    lake().requireJob(folder, job.name());
  }

  /** Address and database of the server, without what it takes to connect. */
  String mySqlServer() {
    return MySqlUrl.parse(required("mysqlUrl", options.getMysqlUrl())).toString();
  }

  MySqlSource mySql() {
    return new MySqlSource(
        required("mysqlUrl", options.getMysqlUrl()),
        options.getMysqlUser(),
        Secret.read(
            environment,
            "CITIZENS_MYSQL_PASSWORD",
            "mysqlPasswordFile",
            options.getMysqlPasswordFile()));
  }

  /**
   * The key by which a transform hashes; null if it does not.
   *
   * @throws StepFailure with status 2 if it does, and no key is given, or none that is long enough
   */
  @Nullable HashKey hashKey(Dataset dataset) {
    boolean isNeeded =
        dataset.transformation().map(Transformation::query).filter(ColumnsOf::needsKey).isPresent();
    if (!isNeeded) {
      return null;
    }
    String key =
        Secret.read(
            "key for sha256 in the transform of " + dataset.name(),
            environment,
            "CITIZENS_HASH_KEY",
            "hashKeyFile",
            options.getHashKeyFile());
    try {
      return new HashKey(key.strip()); // a line end more would be another key, silently
    } catch (IllegalArgumentException e) {
      throw StepFailure.wrongUse(
          "%s, that of --hashKeyFile or CITIZENS_HASH_KEY has fewer; make one with openssl rand -hex 32"
              .formatted(e.getMessage()));
    }
  }

  Warehouse warehouse() {
    return new Warehouse(
        required("warehouseUrl", options.getWarehouseUrl()),
        options.getWarehouseUser(),
        Secret.read(
            environment,
            "CITIZENS_WAREHOUSE_PASSWORD",
            "warehousePasswordFile",
            options.getWarehousePasswordFile()));
  }

  /** What a receiver of lineage knows us by, if it wants to. */
  Optional<String> lineageToken() {
    String file = options.getLineageTokenFile();
    return file == null && !environment.containsKey(LINEAGE_TOKEN)
        ? Optional.empty()
        : Optional.of(Secret.read(environment, LINEAGE_TOKEN, "lineageTokenFile", file));
  }

  /** The day is not in the warehouse. */
  StepFailure notLoaded() {
    return new StepFailure(
        ExitStatus.INPUT_NOT_READY,
        "the warehouse has nothing of the job %s of %s; run load --runDate=%s first"
            .formatted(job.name(), runDate, runDate));
  }

  /** Who may read what loads make in the warehouse. */
  Optional<String> warehouseReader() {
    return Optional.ofNullable(options.getWarehouseReader());
  }

  private static String required(String option, @Nullable String value) {
    if (value == null) {
      throw StepFailure.wrongUse(
          "--%s is missing; give it, or set %s"
              .formatted(option, OptionLayers.environmentName(option)));
    }
    return value;
  }
}
