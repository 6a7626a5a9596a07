package dev.citizens.lake;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Where things lie in the lake; the layout is described in {@code docs/architecture.md}.
 *
 * @param root a URI without a slash at its end, such as {@code hdfs://vps1:9000/lake}
 */
public record LakePaths(String root) implements Serializable {
  public LakePaths {
    root = root.replaceFirst("/+$", "");
  }

  /** The folder of a data set's CSV file as it was uploaded. */
  public String rawCsv(String dataset, LocalDate runDate) {
    return root + "/raw/" + dataset + "/run_date=" + runDate;
  }

  /** The folder of a table as it was extracted from MySQL. */
  public String rawMySql(String table, LocalDate runDate) {
    return root + "/raw/mysql/" + table + "/run_date=" + runDate;
  }

  /** The folder of the analyses' results; source is {@code csv} or {@code mysql}. */
  public String results(String source, LocalDate runDate) {
    return root + "/results/" + source + "/run_date=" + runDate;
  }

  /** The folder of the records that were not accepted as rows. */
  public String quarantine(String source, LocalDate runDate) {
    return root + "/quarantine/" + source + "/run_date=" + runDate;
  }

  /** The folder of the day's report. */
  public String reports(LocalDate runDate) {
    return root + "/reports/run_date=" + runDate;
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
