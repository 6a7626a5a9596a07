package dev.citizens.report;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a report says of a job's day, as the warehouse had it at one moment; {@link MarkdownReport}
 * and {@link dev.citizens.report.html.HtmlReport} write it down.
 *
 * @param steps by data set, in the order of the day
 * @param results by the names of their tables
 * @param changes of results since the loaded day before, by their tables and data sets; none of
 *     those that cannot be compared
 * @param history of the last days that are loaded, this one included, oldest first
 * @param loadedBy the versions of this program that have loaded the day, each once
 * @param server the warehouse and its version
 */
public record DayReport(
    String job,
    DayStatus status,
    List<StepFigures> steps,
    List<ResultTable> results,
    List<GroupChanges> changes,
    List<DayRows> history,
    List<String> loadedBy,
    String server) {

  /**
   * What a step did.
   *
   * @param finished what the ledger has of its end
   */
  public record StepFigures(
      String dataset,
      DayStatus.PublishedStep finished,
      String attempt,
      long rowsRead,
      long rowsWritten,
      long badRows,
      long bytesWritten) {}

  /** How many rows a data set had on a day. */
  public record DayRows(LocalDate runDate, String dataset, long rowsRead) {}

  public LocalDate runDate() {
    return status.runDate();
  }

  /** The changes of one result, a data set after the other. */
  public List<GroupChanges> changesOf(String table) {
    return changes.stream().filter(each -> each.table().equals(table)).toList();
  }

  /** The history of one data set. */
  public Stream<DayRows> historyOf(String dataset) {
    return history.stream().filter(each -> each.dataset().equals(dataset));
  }
}
