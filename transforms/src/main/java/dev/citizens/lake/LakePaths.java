package dev.citizens.lake;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Where things lie in the lake; the layout is described in {@code docs/architecture.md}. Whose data
 * it is stands in each path, so data sets of one lake cannot meet.
 *
 * @param root without a slash at its end, such as {@code hdfs://vps1:9000/lake}
 */
public record LakePaths(String root) implements Serializable {
  public LakePaths {
    root = root.replaceFirst("/+$", "");
  }

  /** A data set's CSV file as it was uploaded. */
  public DayFolder rawCsv(String dataset, LocalDate runDate) {
    return folder("raw/" + dataset + "/csv", dataset, "csv", runDate);
  }

  /** A table as it was extracted from MySQL for the job of that data set. */
  public DayFolder rawMySql(String dataset, String table, LocalDate runDate) {
    return folder("raw/" + dataset + "/mysql/" + table, dataset, "mysql", runDate);
  }

  /** The analyses' results; source is {@code csv} or {@code mysql}. */
  public DayFolder results(String dataset, String source, LocalDate runDate) {
    return folder("results/" + dataset + "/" + source, dataset, source, runDate);
  }

  /** The records that were not accepted as rows, by attempt. */
  public DayFolder quarantine(String dataset, String source, LocalDate runDate) {
    return folder("quarantine/" + dataset + "/" + source, dataset, source, runDate);
  }

  private DayFolder folder(String above, String dataset, String source, LocalDate runDate) {
    return new DayFolder(root, above + "/run_date=" + runDate, dataset, source, runDate);
  }

  /** The folder of the day's report. */
  public String reports(String dataset, LocalDate runDate) {
    return root + "/reports/" + dataset + "/run_date=" + runDate;
  }

  /** The jars that executors fetch lie below this folder. */
  public String applications() {
    return root + "/_applications";
  }

  /** What attempts write before it is published lies below this folder. */
  public String attempts() {
    return root + "/_attempts";
  }
}
