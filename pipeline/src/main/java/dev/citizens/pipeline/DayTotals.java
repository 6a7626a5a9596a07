package dev.citizens.pipeline;

import dev.citizens.lake.DataFile;
import dev.citizens.lake.Manifest;
import dev.citizens.report.Shown;
import java.util.LinkedHashMap;
import java.util.Map;

/** What came of all data sets of a day, in one line. */
final class DayTotals {
  private final Map<String, Manifest> raw = new LinkedHashMap<>();
  private final Map<String, Manifest> results = new LinkedHashMap<>();

  /** Notes what a step has read and published. */
  void add(Step step, StepManifests manifests) {
    Manifest rows = manifests.raw();
    if (rows != null) {
      raw.put(rows.dataset(), rows);
    }
    Manifest made = manifests.made();
    if (made != null && step.name().equals(Steps.ANALYZE)) {
      results.put(made.dataset(), made);
    }
  }

  /**
   * The line.
   *
   * @param failed how many data sets are not as they should be
   * @param all how many there are
   * @param lake where all of it lies
   */
  String text(int failed, int all, String lake) {
    long rows = raw.values().stream().mapToLong(Manifest::rowsRead).sum();
    long bytes =
        raw.values().stream()
            .flatMap(each -> each.files().stream())
            .mapToLong(DataFile::bytes)
            .sum();
    return "%s%s, %s, %s; %s%s"
        .formatted(
            failed == 0 ? "" : Figures.number(all - failed) + " of ",
            Figures.some(all, "data set"),
            Figures.rows(rows),
            Shown.bytes(bytes),
            // of those that failed its message tells
            failed == 0 ? Figures.some(bad(), "bad row") + " in quarantine; " : "",
            lake);
  }

  /** Those that a transform could not make are not in the file that is analysed. */
  private long bad() {
    long notMade =
        raw.values().stream()
            .map(Manifest::transform)
            .mapToLong(made -> made == null ? 0 : made.quarantined())
            .sum();
    return notMade + results.values().stream().mapToLong(Manifest::badRows).sum();
  }
}
