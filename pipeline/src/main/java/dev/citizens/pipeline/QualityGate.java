package dev.citizens.pipeline;

import dev.citizens.analyze.ScanTotals;
import dev.citizens.csv.BadRows;
import dev.citizens.csv.Extent;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import dev.citizens.job.Quality;
import dev.citizens.lake.RowPlaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Judges what a scan has found by what the job file demands. */
final class QualityGate {
  private final Quality quality;
  private final String dataset;
  private final boolean isTable;
  private final RowPlaces places;

  /**
   * The gate of a data set.
   *
   * @param places where the rows stand that were scanned
   */
  QualityGate(Dataset dataset, RowPlaces places) {
    this.quality = dataset.quality();
    this.dataset = dataset.name();
    this.isTable = dataset.isTable();
    this.places = places;
  }

  /**
   * Lets the input pass or not.
   *
   * @param verdicts get what each rule has found
   * @param firstPlaces where the first bad rows are, in lines
   * @param quarantine where the bad rows are; asked if the input is not acceptable
   * @throws StepFailure with status 11 if it is not acceptable
   */
  void check(
      ScanTotals totals,
      RuleVerdicts verdicts,
      List<String> firstPlaces,
      Supplier<String> quarantine) {
    String objection = objection(totals, verdicts);
    if (objection != null) {
      throw new StepFailure(
          ExitStatus.QUALITY_GATE,
          "%s; nothing was published, the bad rows are in %s"
              .formatted(objection, quarantine.get()),
          firstPlaces);
    }
  }

  /**
   * Lets input pass or not of which nothing is asked, so that no quarantine has its bad rows.
   *
   * @param verdicts get what each rule has found
   * @throws StepFailure with status 11 if it is not acceptable
   */
  void checkUnasked(ScanTotals totals, RuleVerdicts verdicts) {
    String objection = objection(totals, verdicts);
    if (objection != null) {
      throw new StepFailure(
          ExitStatus.QUALITY_GATE, "%s; nothing was published as Parquet".formatted(objection));
    }
  }

  private @Nullable String objection(ScanTotals totals, RuleVerdicts verdicts) {
    verdicts.add(dataset, quality.verdicts(totals.rows(), totals.badRows(), totals.bytes()));
    String objection = quality.objection(totals.rows(), totals.badRows(), totals.bytes());
    return objection == null
        ? null
        : "%s has %s%s".formatted(dataset, objection, largest(totals.badRows()));
  }

  /** What somebody should look at although the input may pass, a line each. */
  List<String> warnings(ScanTotals totals) {
    List<String> warnings = new ArrayList<>();
    if (quality.maxBadRows() == null) {
      warnings.add(
          "the job file has no quality.maxBadRows for %s, so up to %s of its lines and bytes may be bad"
              .formatted(dataset, quality.limit()));
    }
    Extent suspicious = totals.rowsOfManyLines();
    if (suspicious.records() > 0 && !isTable) {
      RowPlaces.Place place = places.of(suspicious.largest().offset());
      warnings.add(
          text(
              "%,d row%s of %s with %,d lines; if a quote was opened by mistake, rows are lost in"
                  + " one: look at byte %s, where one of %,d lines starts",
              suspicious.records(),
              suspicious.records() == 1 ? "" : "s",
              place.file(),
              suspicious.lines(),
              place.offset(),
              suspicious.largest().lines()));
    }
    return warnings;
  }

  private String largest(BadRows bad) {
    Extent.@Nullable Largest largest = bad.extent().largest();
    if (largest == null) {
      return "";
    }
    RowPlaces.Place place = places.of(largest.offset());
    return text("; the largest starts at byte %s of %s", place.offset(), place.file())
        + (bad.takeLines()
            ? text(
                " and has %s lines: an opening quote without an end is the usual cause",
                largest.lines())
            : "");
  }

  private static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
