package dev.citizens.pipeline;

import dev.citizens.extract.DescribeTable;
import dev.citizens.extract.FirstRows;
import dev.citizens.extract.transform.RowTransform;
import dev.citizens.failures.Failures;
import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import dev.citizens.job.MySqlTable;
import dev.citizens.pipeline.plan.FirstRowsText;
import java.io.PrintStream;
import java.util.List;

/**
 * Shows the first rows of tables as {@code extract} would write them. Nothing is made of them, so
 * that neither lake nor warehouse is needed.
 */
final class TableSample {
  private final Day day;
  private final int most;
  private final PrintStream out;

  private TableSample(Day day, int most, PrintStream out) {
    this.day = day;
    this.most = most;
    this.out = out;
  }

  /** Whether a command is to show rows, and to do nothing else. */
  static boolean isAsked(Day day) {
    return day.citizensOptions().getLimit() != null;
  }

  /**
   * Prints them.
   *
   * @throws StepFailure with status 2 if the options are wrong; the first one of the tables that
   *     cannot be shown, when the others have been
   */
  static void run(String command, Day day, PrintStream out) {
    Looks.requireAlone(command, day.citizensOptions());
    int most = ParsedOptions.limit(day.citizensOptions());
    List<Dataset> tables = tables(day);
    day.mySql(); // or its options are wrong
    FailedDatasets failed = new FailedDatasets(tables.stream().map(Dataset::name).toList());
    TableSample sample = new TableSample(day, most, out);
    try (TableLook look = new TableLook(day::mySql)) {
      tables.forEach(table -> sample.show(look, table, failed));
    }
    long good = tables.stream().filter(table -> failed.of(table.name()) == null).count();
    out.printf("%s of %s tables are shown; nothing was written%n", good, tables.size());
    failed.throwIfAny();
  }

  private static List<Dataset> tables(Day day) {
    List<Dataset> tables = day.datasets().stream().filter(Dataset::isTable).toList();
    List<String> files =
        day.datasets().stream().filter(each -> !each.isTable()).map(Dataset::name).toList();
    boolean isNamed = day.citizensOptions().getDataset() != null;
    if (tables.isEmpty() || (isNamed && !files.isEmpty())) {
      throw StepFailure.wrongUse(
          "--limit shows rows of MySQL tables, and %s has no table:; run sample, which shows those of a file"
              .formatted(String.join(", ", files)));
    }
    return tables;
  }

  private void show(TableLook look, Dataset dataset, FailedDatasets failed) {
    MySqlTable table = dataset.table();
    String title =
        "%s: %s at %s"
            .formatted(
                dataset.name(),
                table.query() == null ? "table " + table.table() : "a query",
                day.mySqlServer());
    try {
      Dataset known = look.ask(connection -> DescribeTable.complete(connection, table, dataset));
      RowTransform transform = OpenTables.transform(day, known);
      FirstRows rows =
          look.ask(
              connection -> FirstRows.of(connection, known, transform, most, day.readLimits()));
      out.println(Printable.of(title + ", " + FirstRowsText.amount(known, rows, most)));
      FirstRowsText.print(known, rows, out);
    } catch (RuntimeException e) {
      StepFailure failure = Failures.explain(e);
      failed.add(List.of(dataset.name()), failure);
      out.println(
          Printable.of(title + " cannot be shown: " + String.join("; ", failure.messages())));
    }
    out.println();
  }
}
