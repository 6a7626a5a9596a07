package dev.citizens.pipeline;

import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import dev.citizens.job.MySqlTable;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.ManifestColumn;
import java.util.Objects;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Which rows the job file asks the server for, beside those that were extracted for a day. */
final class AskedRows {
  private AskedRows() {}

  /**
   * Checks that both are the same: rows that were extracted before a {@code transform} was written
   * may have in the clear what it hides.
   *
   * @throws StepFailure with status 2 if they are not
   */
  static void require(Day day, Dataset dataset, DayInput raw) {
    String key = changedKey(dataset.table(), raw.manifest());
    if (key != null) {
      throw changed("another " + key, day, dataset, raw);
    }
  }

  /**
   * Checks that the columns have the types of the job file.
   *
   * @throws StepFailure with status 2 if they were extracted before it was changed
   */
  static void requireColumns(Day day, Dataset dataset, DayInput raw) {
    if (!ManifestColumn.of(dataset.columns()).equals(raw.manifest().columns())) {
      throw changed("other columns or types", day, dataset, raw);
    }
  }

  private static StepFailure changed(String what, Day day, Dataset dataset, DayInput raw) {
    return StepFailure.wrongUse(
        "the job file has %s for %s than it did when %s was published; run %s --runDate=%s again"
            .formatted(
                what,
                dataset.name(),
                raw.folder().path(),
                DayInput.command(dataset.rawStep(), dataset),
                day.runDate()));
  }

  private static @Nullable String changedKey(MySqlTable asked, Manifest extracted) {
    if (!asked.fileName().equals(extracted.onlyFile().name())) {
      return "table";
    }
    String query = asked.query() == null ? null : asked.query().sql();
    if (!Objects.equals(query, extracted.query())) {
      return "query";
    }
    String where = asked.where() == null ? null : asked.where().sql();
    if (!Objects.equals(where, extracted.where())) {
      return "where";
    }
    String transform = asked.transform() == null ? null : asked.transform().sql();
    String made = extracted.transform() == null ? null : extracted.transform().sql();
    return Objects.equals(transform, made) ? null : "transform";
  }
}
