package dev.citizens.pipeline;

import dev.citizens.analysis.Analysis;
import dev.citizens.doctor.Check;
import dev.citizens.doctor.Doctor;
import dev.citizens.doctor.DoctorReport;
import dev.citizens.doctor.SkippedCheck;
import dev.citizens.doctor.hdfs.LakeChecks;
import dev.citizens.doctor.host.AirflowNamesCheck;
import dev.citizens.doctor.host.HostNamesCheck;
import dev.citizens.doctor.host.JavaVersionCheck;
import dev.citizens.doctor.host.LineageCheck;
import dev.citizens.doctor.host.LocalDiskCheck;
import dev.citizens.doctor.host.SecretFilesCheck;
import dev.citizens.doctor.mysql.MySqlChecks;
import dev.citizens.doctor.postgres.PostgresChecks;
import dev.citizens.doctor.spark.SparkChecks;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import dev.citizens.load.MirroredTable;
import dev.citizens.upload.MatchingFiles;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at everything that a day depends on, and says what is wrong and who must do what. */
final class DoctorStep {
  static final String NAME = "doctor";

  /** Folders of settings in {@code runner-config}, where the shipped job file lies. */
  private static final List<String> PROFILES =
      List.of("spark-cluster", "spark-local", "direct", "hadoop");

  private final Day day;
  private final Map<String, String> environment;

  private DoctorStep(Day day, Map<String, String> environment) {
    this.day = day;
    this.environment = environment;
  }

  /**
   * Runs all checks and prints what came of them.
   *
   * @return the status of the first area that fails
   */
  static ExitStatus run(List<String> args, Map<String, String> environment, PrintStream out) {
    // Not from the options, which may be what is wrong.
    boolean json =
        args.contains("--json")
            || args.contains("--json=true")
            || "true".equals(environment.get("CITIZENS_JSON"));
    DoctorReport report;
    try {
      report = Doctor.examine(new DoctorStep(Day.of(args, environment), environment).checks());
    } catch (StepFailure wrongSetup) {
      report = Doctor.examine(BrokenConfiguration.of(wrongSetup));
    }
    out.println(json ? report.json() : report.table());
    return report.status();
  }

  private List<Check> checks() {
    Set<String> hosts = ServerHosts.of(day);
    List<Check> checks = new ArrayList<>();
    checks.add(JavaVersionCheck.ofThisJvm());
    checks.add(new SecretFilesCheck(passwordFiles(), configurationFolders()));
    checks.add(LocalDiskCheck.ofDriver());
    checks.add(new HostNamesCheck(hosts));
    LineageOptions.of(day).http().map(LineageCheck::new).ifPresent(checks::add);
    CitizensOptions options = day.citizensOptions();
    checks.add(
        new AirflowNamesCheck(
            environment,
            names(options.getAirflowConnections()),
            names(options.getAirflowVariables())));
    checks.addAll(LakeChecks.of(day.lakeRoot(), day.hdfsConfiguration(), csvBytes()));
    checks.addAll(mySql());
    checks.addAll(postgres());
    checks.addAll(
        day.runsOnSpark()
            ? SparkChecks.ofSubmitted(hosts)
            : SparkChecks.skipped("no cluster: the profile is direct"));
    return checks;
  }

  /** About what a day's files take; of those on other hosts, nothing. */
  private long csvBytes() {
    return day.datasets().stream()
        .filter(dataset -> !dataset.isTable())
        .flatMap(dataset -> day.csv(dataset).stream())
        .flatMap(path -> files(path).stream())
        .mapToLong(path -> new File(path).length())
        .sum();
  }

  /** Of a folder that cannot be read, none: upload says so. */
  private List<String> files(String path) {
    try {
      return MatchingFiles.of(path, day.hdfsConfiguration());
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Of data sets whose columns the job file says; of others, the server would have to be asked. */
  private List<Analysis> analyses() {
    return day.datasets().stream()
        .filter(Dataset::knowsColumns)
        .flatMap(dataset -> dataset.analyses().stream())
        .toList();
  }

  /** Of the same data sets. */
  private List<MirroredTable> mirrors() {
    return day.datasets().stream()
        .filter(Dataset::knowsColumns)
        .flatMap(dataset -> MirroredTable.of(dataset).stream())
        .toList();
  }

  private List<Check> mySql() {
    CitizensOptions options = day.citizensOptions();
    List<Dataset> tables =
        day.datasets().stream()
            .filter(Dataset::isTable)
            .map(each -> new TableDrift(day, each).asked())
            .toList();
    List<Check> checks =
        MySqlChecks.of(day::mySql, ServerHosts.host(options.getMysqlUrl()), tables);
    return tables.isEmpty() ? skipped(checks, "no data set has a table:") : checks;
  }

  private List<Check> postgres() {
    List<Check> checks =
        PostgresChecks.of(
            day::warehouse,
            analyses(),
            mirrors(),
            day.warehouseReader(),
            ServerHosts.host(day.citizensOptions().getWarehouseUrl()));
    return day.datasets().stream().anyMatch(Dataset::isLoaded)
        ? checks
        : skipped(checks, "no data set is loaded");
  }

  private static List<Check> skipped(List<Check> checks, String reason) {
    return checks.stream()
        .<Check>map(check -> new SkippedCheck(check.name(), check.area(), reason))
        .toList();
  }

  private Map<String, Path> passwordFiles() {
    CitizensOptions options = day.citizensOptions();
    Map<String, Path> files = new LinkedHashMap<>();
    if (options.getMysqlPasswordFile() != null) {
      files.put("--mysqlPasswordFile", Path.of(options.getMysqlPasswordFile()));
    }
    if (options.getHashKeyFile() != null) {
      files.put("--hashKeyFile", Path.of(options.getHashKeyFile()));
    }
    if (options.getWarehousePasswordFile() != null) {
      files.put("--warehousePasswordFile", Path.of(options.getWarehousePasswordFile()));
    }
    if (options.getLineageTokenFile() != null) {
      files.put("--lineageTokenFile", Path.of(options.getLineageTokenFile()));
    }
    return files;
  }

  private List<Path> configurationFolders() {
    List<Path> folders = new ArrayList<>();
    Path ofJob = Path.of(day.citizensOptions().getJob()).toAbsolutePath().getParent();
    folders.add(ofJob);
    PROFILES.forEach(each -> folders.add(ofJob.resolve(each)));
    if (environment.get("HADOOP_CONF_DIR") != null) {
      folders.add(Path.of(environment.get("HADOOP_CONF_DIR")));
    }
    return folders;
  }

  private static List<String> names(String list) {
    return Stream.of(list.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
