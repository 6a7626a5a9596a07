package dev.citizens.pipeline;

import dev.citizens.csv.Extent;
import dev.citizens.extract.lint.LintedTable;
import dev.citizens.extract.lint.LintedTable.Finding;
import dev.citizens.extract.lint.TableDoubts;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Failures;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import dev.citizens.job.Quality;
import dev.citizens.job.Questions;
import dev.citizens.lake.ColumnChanges;
import dev.citizens.lake.ManifestColumn;
import dev.citizens.pipeline.plan.LintJson;
import dev.citizens.pipeline.plan.LintText;
import dev.citizens.pipeline.plan.LintedDataset;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Says what is wrong with the rows that {@code extract} would read, before anything is made of
 * them. The rows are looked at by the server alone; nothing is made in the lake.
 */
final class Lint {
  private final Day day;
  private final List<Dataset> asked;
  private final FailedDatasets failed;
  private final Set<String> unfinished = new HashSet<>();

  /**
   * A look at tables.
   *
   * @param asked the data sets of the command, as the job file has them
   * @param failed those that a real run would not read; gets those that a day would fail for
   */
  Lint(Day day, List<Dataset> asked, FailedDatasets failed) {
    this.day = day;
    this.asked = asked;
    this.failed = failed;
  }

  /**
   * Prints the findings.
   *
   * @param known the data sets whose columns are known
   */
  void print(List<Dataset> known, PrintStream out) {
    Map<String, LintedTable> linted = linted(known);
    List<LintedDataset> tables = new ArrayList<>();
    for (Dataset dataset : asked) {
      LintedTable found = linted.get(dataset.name());
      if (found != null) {
        StepFailure failure = failure(dataset, found);
        if (failure != null) {
          failed.add(List.of(dataset.name()), failure);
        }
      }
      tables.add(
          new LintedDataset(
              dataset.name(),
              dataset.table(),
              found,
              unfinished.contains(dataset.name()),
              failed.of(dataset.name())));
    }
    String server = day.mySqlServer();
    out.println(
        day.citizensOptions().getJson()
            ? LintJson.of(server, tables)
            : LintText.of(server, tables));
  }

  private Map<String, LintedTable> linted(List<Dataset> known) {
    Map<String, LintedTable> linted = new HashMap<>();
    try (TableLook look = new TableLook(day::mySql)) {
      for (Dataset dataset : known) {
        LintedTable found = failed.of(dataset.name()) == null ? linted(look, dataset) : null;
        if (found != null) {
          linted.put(dataset.name(), found);
        }
      }
    }
    return linted;
  }

  private @Nullable LintedTable linted(TableLook look, Dataset dataset) {
    TableDoubts doubts =
        unlessItFails(
            dataset,
            () ->
                look.ask(connection -> TableDoubts.of(connection, asJobFileHas(dataset), dataset)));
    if (doubts == null) {
      return null;
    }
    LintedTable found = unlessItFails(dataset, () -> look.ask(doubts::look).with(changes(dataset)));
    if (found == null) {
      unfinished.add(dataset.name());
    }
    return found;
  }

  private Dataset asJobFileHas(Dataset dataset) {
    return asked.stream()
        .filter(each -> each.name().equals(dataset.name()))
        .findFirst()
        .orElseThrow();
  }

  private <T> @Nullable T unlessItFails(Dataset dataset, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      failed.add(List.of(dataset.name()), Failures.explain(e));
      return null;
    }
  }

  /** What of the columns has changed since the last day before that was published. */
  private List<Finding> changes(Dataset dataset) {
    return day.lake()
        .findBefore(day.rawFolder(dataset))
        .map(
            before -> {
              List<ManifestColumn> now = ManifestColumn.of(dataset.columns());
              String changes = ColumnChanges.between(before.columns(), now);
              return changes.isEmpty()
                  ? List.<Finding>of()
                  : List.of(changed(before.runDate(), changes));
            })
        .orElse(List.of());
  }

  private static Finding changed(String since, String changes) {
    return new Finding(
        "",
        "since %s %s".formatted(since, changes),
        null,
        null,
        null,
        "extracted as it is now, and said in its line",
        "columns: with names, or names and types, to be asked first");
  }

  /** Why the day would fail though the table can be extracted; null if it would not. */
  private static @Nullable StepFailure failure(Dataset dataset, LintedTable found) {
    if (dataset.transformation().isPresent()) {
      return null; // what it makes of the rows, the server does not know
    }
    if (dataset.mirror().isPresent() && found.unloadable() > 0) {
      return refused(
          "PostgreSQL cannot take %,d of %,d rows, so that load would load none; cure them, or take load"
              + " out of the job file",
          found.unloadable(), found.rows());
    }
    return refusal(dataset, found);
  }

  /** Why a step would refuse the rows; bytes are not known. */
  private static @Nullable StepFailure refusal(Dataset dataset, LintedTable found) {
    Quality quality = dataset.quality();
    boolean isAsked = dataset.questions() != Questions.NONE;
    boolean isScanned = isAsked || dataset.parquet();
    String scan = isAsked ? Steps.ANALYZE : Steps.PARQUET;
    Extent bad = new Extent(found.badRows(), found.badRows(), 0, null);
    if (isScanned && !quality.limit().allows(bad, found.rows(), 0)) {
      return refused(
          "%,d of %,d rows are bad ones, which %s would refuse, as quality.maxBadRows is %s;"
              + " cure them, or raise it in the job file",
          found.badRows(), found.rows(), scan, quality.limit());
    }
    boolean isForExtract = found.rows() < quality.minRows(); // which takes bad ones for rows
    long good = isScanned ? found.rows() - found.badRows() : found.rows();
    return good < quality.minRows()
        ? refused(
            "%,d rows, %,d of them bad ones, which %s would refuse, as quality.minRows is %,d;"
                + " see where the others are, or lower it in the job file",
            found.rows(), found.badRows(), isForExtract ? Steps.EXTRACT : scan, quality.minRows())
        : null;
  }

  private static StepFailure refused(String format, Object... figures) {
    return new StepFailure(ExitStatus.QUALITY_GATE, String.format(Locale.ROOT, format, figures));
  }
}
