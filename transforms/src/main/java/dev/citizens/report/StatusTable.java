package dev.citizens.report;

import dev.citizens.failures.Printable;
import dev.citizens.reconcile.Verdict;
import dev.citizens.report.DayStatus.DatasetStatus;
import dev.citizens.report.DayStatus.Difference;
import dev.citizens.report.DayStatus.Figures;
import dev.citizens.report.DayStatus.PublishedStep;
import dev.citizens.report.DayStatus.Reconciliation;
import dev.citizens.report.DayStatus.Result;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** A status for people. */
public final class StatusTable {
  private static final int MOST_DIFFERENCES = 20;
  private static final String NONE = "-";

  private final DayStatus status;

  private StatusTable(DayStatus status) {
    this.status = status;
  }

  public static String of(DayStatus status) {
    return new StatusTable(status).text();
  }

  private String text() {
    return String.join(
        "\n",
        datasets().toString(),
        steps().toString(),
        results().toString(),
        fingerprints() + reconciliations(),
        "report "
            + (status.report() == null
                ? "not written since the load"
                : Printable.of(status.report())));
  }

  private AlignedTable datasets() {
    AlignedTable table = new AlignedTable(2, header("dataset", "figure"));
    for (DatasetStatus dataset : status.datasets()) {
      if (dataset.figures() == null) {
        table.line(dataset.dataset(), "not loaded", NONE, NONE, NONE);
      } else {
        compare(table, dataset, "rows read", Figures::rowsRead);
        compare(table, dataset, "bad rows", Figures::badRows);
        compare(table, dataset, "input bytes", Figures::inputBytes);
      }
    }
    return table;
  }

  private String[] header(String first, String second) {
    String before =
        status.previousRunDate() == null ? "no day before" : status.previousRunDate().toString();
    return new String[] {first, second, status.runDate().toString(), before, "difference"};
  }

  private static void compare(
      AlignedTable table, DatasetStatus dataset, String name, ToLongFunction<Figures> figure) {
    Figures previous = dataset.previous();
    table.line(
        cells(
            dataset.dataset(),
            name,
            figure.applyAsLong(dataset.figures()),
            previous == null ? null : figure.applyAsLong(previous)));
  }

  private static String[] cells(String first, String second, long now, Long before) {
    return new String[] {
      first,
      second,
      Shown.number(now),
      before == null ? NONE : Shown.number(before),
      before == null ? NONE : String.format(Locale.ROOT, "%+,d", now - before)
    };
  }

  private AlignedTable steps() {
    AlignedTable table = new AlignedTable(3, "dataset", "step", "published", "seconds");
    for (DatasetStatus dataset : status.datasets()) {
      for (PublishedStep step : dataset.steps()) {
        table.line(
            dataset.dataset(),
            step.step(),
            step.finishedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
            String.format(Locale.ROOT, "%.1f", step.elapsedMillis() / 1000.0));
      }
    }
    return table;
  }

  private AlignedTable results() {
    AlignedTable table = new AlignedTable(2, header("table", "dataset"));
    for (Result result : status.results()) {
      table.line(cells(result.table(), result.dataset(), result.rows(), result.previousRows()));
    }
    return table;
  }

  private AlignedTable fingerprints() {
    AlignedTable table = new AlignedTable(2, "dataset", "fingerprint");
    for (DatasetStatus dataset : status.datasets()) {
      table.line(
          dataset.dataset(), dataset.figures() == null ? NONE : dataset.figures().fingerprint());
    }
    return table;
  }

  private String reconciliations() {
    if (status.reconciliations().isEmpty()) {
      return "nothing was compared since the load\n";
    }
    return status.reconciliations().stream()
        .map(StatusTable::reconciliation)
        .collect(Collectors.joining());
  }

  private static String reconciliation(Reconciliation found) {
    String names = Printable.of(found.left() + " and " + found.right());
    if (found.equal()) {
      return names + " have the same rows\n";
    }
    StringBuilder text =
        new StringBuilder(names).append(" differ; equal counts mean that a value differs:\n");
    AlignedTable table = new AlignedTable(1, found.by(), found.left(), found.right());
    for (Difference each : found.differences().stream().limit(MOST_DIFFERENCES).toList()) {
      table.line(
          Verdict.shown(each.group()),
          Shown.number(each.leftRows()),
          Shown.number(each.rightRows()));
    }
    text.append(table);
    int more = found.differences().size() - MOST_DIFFERENCES;
    return more > 0
        ? text + Shown.number(more) + " more in citizens.reconciliation_difference\n"
        : text.toString();
  }
}
