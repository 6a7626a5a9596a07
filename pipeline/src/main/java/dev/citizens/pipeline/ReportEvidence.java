package dev.citizens.pipeline;

import dev.citizens.csv.Extent;
import dev.citizens.job.Dataset;
import dev.citizens.job.Quality;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.TransformedRows;
import dev.citizens.report.DayEvidence;
import dev.citizens.report.DayEvidence.BadRows;
import dev.citizens.report.DayEvidence.Component;
import dev.citizens.report.DayEvidence.Gate;
import dev.citizens.report.DayEvidence.Judgement;
import dev.citizens.report.DayReport;
import dev.citizens.report.DayReport.StepFigures;
import dev.citizens.report.DayStatus.DatasetStatus;
import dev.citizens.report.DayStatus.Figures;
import dev.citizens.report.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.beam.sdk.util.ReleaseInfo;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What lake, job file and this process say beside the warehouse's figures of a day. */
final class ReportEvidence {
  private final Day day;
  private final DayReport report;
  private final List<BadRows> badRows = new ArrayList<>();
  private final List<Gate> gates = new ArrayList<>();

  private ReportEvidence(Day day, DayReport report) {
    this.day = day;
    this.report = report;
  }

  /**
   * Looks at the bad rows that belong to what is loaded, and judges it by the rules that hold now.
   *
   * @throws dev.citizens.failures.StepFailure with status 21 if the lake cannot be read
   */
  static DayEvidence of(Day day, DayReport report) {
    return new ReportEvidence(day, report).read();
  }

  private DayEvidence read() {
    for (DatasetStatus each : report.status().datasets()) {
      Dataset dataset = day.job().dataset(each.dataset()).orElseThrow();
      step(each.dataset(), Steps.EXTRACT).ifPresent(extracted -> addTransform(dataset, extracted));
      Optional<StepFigures> analyzed = step(each.dataset(), Steps.ANALYZE);
      Manifest kept = analyzed.flatMap(step -> kept(dataset, step)).orElse(null);
      if (each.figures() != null && each.figures().badRows() > 0) {
        badRows.add(badRows(dataset, each.figures(), kept));
      }
      judge(dataset.name(), dataset.quality(), each.figures(), kept);
    }
    return new DayEvidence(
        badRows,
        gates,
        List.of(
            new Component("Report by", "citizens " + Version.current()),
            new Component("Apache Beam", ReleaseInfo.getReleaseInfo().getVersion()),
            new Component("Java", Runtime.version().toString())),
        day.job().charts());
  }

  private Optional<StepFigures> step(String dataset, String name) {
    return report.steps().stream()
        .filter(each -> each.dataset().equals(dataset))
        .filter(each -> each.finished().step().equals(name))
        .findFirst();
  }

  /** The rows that a transform could not write, if there is one and it is what is loaded. */
  private void addTransform(Dataset dataset, StepFigures extracted) {
    TransformedRows rows =
        day.lake()
            .find(day.rawFolder(dataset))
            .filter(raw -> raw.attempt().equals(extracted.attempt()))
            .map(Manifest::transform)
            .orElse(null);
    if (rows == null) {
      return;
    }
    long bad = rows.quarantined();
    long judged = extracted.rowsWritten() + bad;
    gates.add(
        new Gate(
            dataset.name(),
            "maxBadRows: " + dataset.quality().limit(),
            "%s bad of %s rows, by the transform; %s left out by WHERE"
                .formatted(Shown.number(bad), Shown.number(judged), Shown.number(rows.filtered())),
            judgement(dataset.quality().limit().allows(new Extent(bad, bad, 0, null), judged, 0))));
    if (bad > 0) {
      Map<String, Long> reasons = new TreeMap<>();
      rows.reasons()
          .forEach(
              each ->
                  reasons.put(
                      each.column() == null
                          ? each.reason()
                          : each.reason() + " in " + each.column(),
                      each.rows()));
      badRows.add(
          new BadRows(
              dataset.name(),
              bad,
              reasons,
              List.of(),
              TransformOutcome.file(day, dataset, extracted.attempt())));
    }
  }

  private Optional<Manifest> kept(Dataset dataset, StepFigures analyzed) {
    return day.lake().findBeside(day.quarantineFolder(dataset), analyzed.attempt());
  }

  private BadRows badRows(Dataset dataset, Figures figures, @Nullable Manifest kept) {
    if (kept == null) {
      return new BadRows(dataset.name(), figures.badRows(), Map.of(), List.of(), null);
    }
    Map<String, Long> reasons = kept.badReasons() == null ? Map.of() : kept.badReasons();
    String folder = day.quarantineFolder(dataset).data(kept.attempt());
    return new BadRows(
        dataset.name(),
        figures.badRows(),
        new TreeMap<>(reasons),
        kept.firstBadRows() == null ? List.of() : kept.firstBadRows(),
        folder + "/" + kept.onlyFile().name());
  }

  private void judge(
      String dataset, Quality quality, @Nullable Figures figures, @Nullable Manifest kept) {
    long rows = figures == null ? 0 : figures.rowsRead() - figures.badRows();
    String maxBadRows = "maxBadRows: " + quality.limit();
    if (figures == null || (figures.badRows() > 0 && kept == null)) {
      gates.add(new Gate(dataset, maxBadRows, "–", Judgement.UNKNOWN));
    } else {
      Extent bad =
          kept == null
              ? Extent.NONE
              : new Extent(kept.badRows(), kept.badLines(), kept.badBytes(), null);
      boolean allowed = quality.limit().allows(bad, rows + bad.lines(), figures.inputBytes());
      String found =
          "%s bad of %s lines"
              .formatted(Shown.number(bad.lines()), Shown.number(rows + bad.lines()));
      gates.add(new Gate(dataset, maxBadRows, found, judgement(allowed)));
    }
    if (quality.minRows() > 0) {
      String found = figures == null ? "–" : Shown.number(rows) + " rows";
      Judgement judgement =
          figures == null ? Judgement.UNKNOWN : judgement(rows >= quality.minRows());
      gates.add(new Gate(dataset, "minRows: " + quality.minRows(), found, judgement));
    }
  }

  private static Judgement judgement(boolean passed) {
    return passed ? Judgement.PASSED : Judgement.FAILED;
  }
}
