package dev.citizens.report;

import dev.citizens.failures.Printable;
import dev.citizens.reconcile.Verdict;
import dev.citizens.report.DayStatus.Difference;
import dev.citizens.report.DayStatus.Figures;
import dev.citizens.report.DayStatus.PublishedStep;
import dev.citizens.report.DayStatus.Reconciliation;
import dev.citizens.report.DayStatus.Result;
import dev.citizens.report.DayStatus.Source;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.ToLongFunction;

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
        sources().toString(),
        steps().toString(),
        results().toString(),
        reconciliation(),
        "report "
            + (status.report() == null
                ? "not written since the load"
                : Printable.of(status.report())));
  }

  private AlignedTable sources() {
    AlignedTable table = new AlignedTable(2, header("source", "figure"));
    for (Source source : status.sources()) {
      compare(table, source, "rows read", Figures::rowsRead);
      compare(table, source, "bad rows", Figures::badRows);
      compare(table, source, "input bytes", Figures::inputBytes);
    }
    return table;
  }

  private String[] header(String first, String second) {
    String before =
        status.previousRunDate() == null ? "no day before" : status.previousRunDate().toString();
    return new String[] {first, second, status.runDate().toString(), before, "difference"};
  }

  private static void compare(
      AlignedTable table, Source source, String name, ToLongFunction<Figures> figure) {
    Figures previous = source.previous();
    table.line(
        cells(
            source.source(),
            name,
            figure.applyAsLong(source.figures()),
            previous == null ? null : figure.applyAsLong(previous)));
  }

  private static String[] cells(String first, String second, long now, Long before) {
    return new String[] {
      first,
      second,
      shown(now),
      before == null ? NONE : shown(before),
      before == null ? NONE : String.format(Locale.ROOT, "%+,d", now - before)
    };
  }

  private AlignedTable steps() {
    AlignedTable table = new AlignedTable(3, "source", "step", "published", "seconds");
    for (Source source : status.sources()) {
      for (PublishedStep step : source.steps()) {
        table.line(
            source.source(),
            step.step(),
            step.finishedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
            String.format(Locale.ROOT, "%.1f", step.elapsedMillis() / 1000.0));
      }
    }
    return table;
  }

  private AlignedTable results() {
    AlignedTable table = new AlignedTable(2, header("table", "source"));
    for (Result result : status.results()) {
      table.line(cells(result.table(), result.source(), result.rows(), result.previousRows()));
    }
    return table;
  }

  private String reconciliation() {
    StringBuilder text = new StringBuilder();
    for (Source source : status.sources()) {
      text.append(
          String.format("fingerprint %-5s %s%n", source.source(), source.figures().fingerprint()));
    }
    Reconciliation found = status.reconciliation();
    if (found == null) {
      return text + "not compared with another source since the load\n";
    }
    if (found.equal()) {
      return text + "csv and mysql have the same rows\n";
    }
    text.append("csv and mysql differ; equal counts mean that a value differs:\n");
    AlignedTable table = new AlignedTable(1, found.by(), "csv", "mysql");
    for (Difference each : found.differences().stream().limit(MOST_DIFFERENCES).toList()) {
      table.line(Verdict.shown(each.group()), shown(each.csvRows()), shown(each.mysqlRows()));
    }
    text.append(table);
    int more = found.differences().size() - MOST_DIFFERENCES;
    return more > 0
        ? text + shown(more) + " more in citizens.reconciliation_difference\n"
        : text.toString();
  }

  private static String shown(long figure) {
    return String.format(Locale.ROOT, "%,d", figure);
  }
}
