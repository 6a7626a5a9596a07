package dev.citizens.pipeline;

import dev.citizens.extract.TableShape;
import dev.citizens.failures.StepFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Counts the rows of large tables while they are read: one after the other, over a connection of
 * its own; when they have been read, if there may not be another connection beside those that read.
 */
final class LateCounts implements AutoCloseable {
  private final Day day;
  private final Map<String, CompletableFuture<TableShape>> counts = new LinkedHashMap<>();
  private final ExecutorService thread = Executors.newSingleThreadExecutor(LateCounts::daemon);

  /** Begins to count those of the tables that have not been counted. */
  LateCounts(Day day, List<OpenTable> tables) {
    this.day = day;
    List<OpenTable> large = tables.stream().filter(each -> !each.shape().isCounted()).toList();
    if (!large.isEmpty() && day.readLimits().connections() == 0) {
      large.forEach(each -> counts.put(each.dataset().name(), new CompletableFuture<>()));
      thread.execute(() -> count(large));
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "count");
    thread.setDaemon(true);
    return thread;
  }

  private void count(List<OpenTable> tables) {
    try (TableLook look = new TableLook(day::mySql)) {
      for (OpenTable table : tables) {
        CompletableFuture<TableShape> count = counts.get(table.dataset().name());
        try {
          count.complete(look.ask(table.shape()::counted));
        } catch (RuntimeException e) {
          count.completeExceptionally(e);
        }
      }
    }
  }

  /**
   * A table that has been read, with the number of its rows. A count that failed for what may pass
   * is tried once more.
   *
   * @throws StepFailure if it cannot be counted
   */
  OpenTable counted(OpenTable table) {
    if (table.shape().isCounted()) {
      return table;
    }
    CompletableFuture<TableShape> count = counts.get(table.dataset().name());
    if (count == null) {
      return countedNow(table);
    }
    try {
      return table.with(count.join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof StepFailure failure && failure.status().isTransient()) {
        return countedNow(table);
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private OpenTable countedNow(OpenTable table) {
    try (TableLook look = new TableLook(day::mySql)) {
      return table.with(look.ask(table.shape()::counted));
    }
  }

  /** Waits for nothing: a count that nobody needs any more ends by itself. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
