package dev.citizens.pipeline;

import dev.citizens.extract.IncrementalTable;
import dev.citizens.extract.delta.KeySet;
import dev.citizens.extract.delta.TableDelta;
import dev.citizens.job.Dataset;
import dev.citizens.job.Incremental;
import dev.citizens.job.RowCondition;
import dev.citizens.lake.ColumnChanges;
import dev.citizens.lake.Increment;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.ManifestColumn;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What is read of a table with {@code incremental}: what has changed since the last day before that
 * was published, or all. It depends on nothing else, so that a day can be run again.
 *
 * @param before that day, if only changes are read; else null
 * @param delta which rows are read; null: all
 * @param reason why all are; empty if only changes
 */
record ChangesOrAll(
    IncrementalTable table, @Nullable Manifest before, @Nullable TableDelta delta, String reason) {

  /**
   * Decides. The files of the day before are not looked at.
   *
   * @throws dev.citizens.failures.StepFailure if the lake fails
   */
  static ChangesOrAll of(Day day, Dataset dataset, IncrementalTable table) {
    Manifest before = day.lake().findBefore(day.rawFolder(dataset)).orElse(null);
    String reason = objection(day, dataset, table, before);
    if (reason != null) {
      return all(table, reason);
    }
    return table
        .since(before.increment().watermark())
        .map(delta -> new ChangesOrAll(table, before, delta, ""))
        .orElseGet(() -> all(table, before.runDate() + " has no date from which could be gone on"));
  }

  private static @Nullable String objection(
      Day day, Dataset dataset, IncrementalTable table, @Nullable Manifest before) {
    if (day.citizensOptions().getFullRefresh()) {
      return "--fullRefresh is given";
    }
    return before == null
        ? "no day before is published"
        : new Comparison(day, dataset, table, before).objection();
  }

  /** All, whatever there is. */
  static ChangesOrAll all(IncrementalTable table, String reason) {
    return new ChangesOrAll(table, null, null, reason);
  }

  /** What is read, for people. */
  String words() {
    return delta == null
        ? "all rows, as " + reason
        : "rows where %s, put into those of %s%s"
            .formatted(
                condition(),
                before.runDate(),
                delta.comparesKeys()
                    ? String.format(
                        Locale.ROOT,
                        ", without those whose keys are gone if the table has at most %,d rows",
                        KeySet.MOST_PRESENT_KEYS)
                    : "");
  }

  /** Which rows are read, without the outer parentheses. */
  String condition() {
    return delta.since().substring(1, delta.since().length() - 1);
  }

  /** The rows of another day with those that are wanted. */
  private record Comparison(Day day, Dataset dataset, IncrementalTable table, Manifest before) {

    /** Why changes since then do not make the rows of today; null if they do. */
    @Nullable String objection() {
      if (!before.job().equals(day.job().name())) {
        return "%s is of the job %s".formatted(before.runDate(), before.job());
      }
      Increment increment = before.increment();
      if (increment == null || !increment.by().equals(table.column().name())) {
        return "%s was not read by %s".formatted(before.runDate(), table.column());
      }
      if (!day.mySqlServer().equals(increment.server())) {
        return "%s was not read from %s".formatted(before.runDate(), day.mySqlServer());
      }
      if (!before.onlyFile().name().equals(dataset.table().fileName())) {
        return "%s is of another table".formatted(before.runDate());
      }
      String columns =
          ColumnChanges.between(before.columns(), ManifestColumn.of(dataset.columns()));
      if (!columns.isEmpty()) {
        return "since %s %s".formatted(before.runDate(), columns);
      }
      String other = objectionToCondition();
      if (other != null) {
        return other;
      }
      if (!increment.shape().equals(table.shape())) {
        return "the key, a column's type on the server, or nulls: is not as on " + before.runDate();
      }
      if (!before.createdBy().equals(Version.current())) {
        return "%s was written by version %s".formatted(before.runDate(), before.createdBy());
      }
      return increment.watermark() == null
          ? "no row of %s has %s".formatted(before.runDate(), table.column())
          : objectionToAge(increment);
    }

    private @Nullable String objectionToCondition() {
      RowCondition where = dataset.table().where();
      if (!Objects.equals(before.where(), where == null ? null : where.sql())) {
        return "where is not as on " + before.runDate();
      }
      return where != null && where.dependsOnMore() ? "where depends on more than the row" : null;
    }

    private @Nullable String objectionToAge(Increment increment) {
      Incremental wanted = dataset.table().incremental();
      long days = ChronoUnit.DAYS.between(LocalDate.parse(increment.fullOn()), day.runDate());
      return wanted.fullEvery() != null && days >= wanted.fullEvery()
          ? "fullEvery is %s and the last time was %s"
              .formatted(wanted.fullEvery(), increment.fullOn())
          : null;
    }
  }
}
