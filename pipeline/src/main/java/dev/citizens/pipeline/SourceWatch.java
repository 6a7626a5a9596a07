package dev.citizens.pipeline;

import dev.citizens.extract.moment.ServerMark;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.MySqlTable;
import dev.citizens.lake.SourceMoment;
import dev.citizens.lake.SourceMoment.Verdict;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Finds out whether tables change while they are read. That the server does not say is no failure.
 */
final class SourceWatch {
  private final List<String> tables;
  private final @Nullable ServerMark before;
  private @Nullable ServerMark after;

  /**
   * Begins to watch.
   *
   * @param first by which nothing of the tables has been looked at yet
   */
  SourceWatch(TableLook first, List<String> tables) {
    this.tables = tables;
    this.before = mark(first);
  }

  /**
   * Ends.
   *
   * @param last by which is looked when all rows have been read
   */
  void end(TableLook last) {
    after = before == null ? null : mark(last);
  }

  private @Nullable ServerMark mark(TableLook look) {
    try {
      return look.ask(connection -> ServerMark.of(connection, tables));
    } catch (StepFailure notSaid) {
      return null;
    }
  }

  /** What is known of a table. */
  SourceMoment of(MySqlTable table) {
    if (before == null || after == null) {
      return SourceMoment.NOT_KNOWN;
    }
    if (table.query() != null) { // nobody knows all that it reads
      return new SourceMoment(Verdict.NOT_KNOWN, null, before.clock(), after.clock());
    }
    SourceMoment moment = before.until(after, table.table());
    boolean dependsOnMore = table.where() != null && table.where().dependsOnMore();
    return dependsOnMore ? moment.withOthers() : moment;
  }
}
