package dev.citizens.lake;

import dev.citizens.files.Attempt;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Where things lie in the lake; the layout is described in {@code docs/architecture.md}. Whose data
 * it is stands in each path, so data sets of one lake cannot meet.
 *
 * @param root without a slash at its end, such as {@code hdfs://vps1:9000/lake}
 */
public record LakePaths(String root) implements Serializable {
  /** Before the day in the name of a folder. */
  static final String RUN_DATE = "run_date=";

  public LakePaths {
    root = root.replaceFirst("/+$", "");
  }

  /** A data set's rows as they came: its CSV file, or its table as it was extracted. */
  public DayFolder raw(String dataset, LocalDate runDate) {
    return folder("raw", dataset, runDate);
  }

  /** The analyses' results. */
  public DayFolder results(String dataset, LocalDate runDate) {
    return folder("results", dataset, runDate);
  }

  /** A data set's rows as Parquet: files beside their manifest, not in a folder of the attempt. */
  public DayFolder parquet(String dataset, LocalDate runDate) {
    return folder("parquet", dataset, runDate);
  }

  /** The records that were not accepted as rows, by attempt. */
  public DayFolder quarantine(String dataset, LocalDate runDate) {
    return folder("quarantine", dataset, runDate);
  }

  /** The rows that a transform could not write, by the attempt that published the others. */
  public DayFolder transformQuarantine(String dataset, LocalDate runDate) {
    DayFolder all = quarantine(dataset, runDate);
    return new DayFolder(root, all.name() + "/_extract", dataset, runDate);
  }

  private DayFolder folder(String above, String dataset, LocalDate runDate) {
    return new DayFolder(root, above + "/" + dataset + "/" + RUN_DATE + runDate, dataset, runDate);
  }

  /** The folder of the day's report of a job. */
  public String reports(String job, LocalDate runDate) {
    return root + "/reports/" + job + "/" + RUN_DATE + runDate;
  }

  /** The page of all days of a job that have a report. */
  public String reportIndex(String job) {
    return root + "/reports/" + job + "/index.html";
  }

  /** The jars that executors fetch lie below this folder. */
  public String applications() {
    return root + "/_applications";
  }

  /** What attempts write before it is published lies below this folder. */
  public String attempts() {
    return root + "/_attempts";
  }

  /** Where a new attempt writes. */
  public Attempt newAttempt() {
    String id = UUID.randomUUID().toString();
    return new Attempt(id, attempts() + "/" + id);
  }
}
