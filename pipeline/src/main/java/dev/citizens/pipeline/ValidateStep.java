package dev.citizens.pipeline;

import dev.citizens.analysis.Analysis;
import dev.citizens.doctor.Check;
import dev.citizens.doctor.Doctor;
import dev.citizens.doctor.DoctorReport;
import dev.citizens.doctor.SkippedCheck;
import dev.citizens.doctor.hdfs.LakeChecks;
import dev.citizens.doctor.host.LineageCheck;
import dev.citizens.doctor.postgres.PostgresChecks;
import dev.citizens.failures.ExitStatus;
import dev.citizens.job.Dataset;
import dev.citizens.load.MirroredTable;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares the job file with what is there: files, tables, lake and warehouse. A server that is not
 * configured is not looked at.
 */
final class ValidateStep {
  static final String NAME = "validate";

  private final Day day;

  private ValidateStep(Day day) {
    this.day = day;
  }

  /**
   * Runs all checks and prints what came of them.
   *
   * @return the lowest status of those that fail
   * @throws dev.citizens.failures.StepFailure with all mistakes of the job file
   */
  static ExitStatus run(List<String> args, Map<String, String> environment, PrintStream out) {
    Day day = Day.withOrWithoutLake(args, environment);
    DoctorReport report = Doctor.examine(new ValidateStep(day).checks());
    out.println(day.citizensOptions().getJson() ? report.json() : report.table());
    return report.status();
  }

  private List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    day.datasets().forEach(dataset -> checks.add(check(dataset)));
    LineageOptions.of(day).http().map(LineageCheck::new).ifPresent(checks::add);
    checks.addAll(
        day.hasLake()
            ? LakeChecks.ofReach(day.lakeRoot(), day.hdfsConfiguration())
            : List.of(notLookedAt("lake", ExitStatus.HDFS, "lake")));
    checks.addAll(
        day.citizensOptions().getWarehouseUrl() == null
            ? List.of(notLookedAt("warehouse", ExitStatus.WAREHOUSE, "warehouseUrl"))
            : PostgresChecks.ofReach(day::warehouse, analyses(), mirrors(), day.warehouseReader()));
    return checks;
  }

  private Check check(Dataset dataset) {
    if (!dataset.isTable()) {
      return new CsvFileCheck(day, dataset);
    }
    TableCheck check = new TableCheck(day, dataset);
    return day.citizensOptions().getMysqlUrl() == null
        ? notLookedAt(check.name(), check.area(), "mysqlUrl")
        : check;
  }

  private static Check notLookedAt(String name, ExitStatus area, String option) {
    return new SkippedCheck(name, area, "not looked at: --" + option + " is not given");
  }

  /** Of data sets whose columns the job file says. */
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
}
