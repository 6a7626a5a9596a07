package dev.citizens.pipeline;

import dev.citizens.extract.MySqlSource;
import dev.citizens.extract.moment.ServerMark;
import dev.citizens.failures.StepFailure;
import dev.citizens.lake.SourceMoment;
import java.util.List;
import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Finds out whether tables change while they are read. That the server does not say is no failure.
 */
final class SourceWatch {
  private final Supplier<MySqlSource> server;
  private final List<String> tables;
  private final @Nullable ServerMark before;
  private @Nullable ServerMark after;

  /** Begins to watch; to be called before anything of the tables is looked at. */
  SourceWatch(Supplier<MySqlSource> server, List<String> tables) {
    this.server = server;
    this.tables = tables;
    this.before = mark();
  }

  /** Ends; to be called when all rows have been read. */
  void end() {
    after = before == null ? null : mark();
  }

  private @Nullable ServerMark mark() {
    try (TableLook look = new TableLook(server)) {
      return look.ask(connection -> ServerMark.of(connection, tables));
    } catch (StepFailure notSaid) {
      return null;
    }
  }

  /** What is known of a table. */
  SourceMoment of(String table) {
    return before == null || after == null ? SourceMoment.NOT_KNOWN : before.until(after, table);
  }
}
