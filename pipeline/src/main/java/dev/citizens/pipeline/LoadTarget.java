package dev.citizens.pipeline;

import dev.citizens.analysis.Analysis;
import dev.citizens.job.Dataset;
import dev.citizens.load.MirroredTable;
import dev.citizens.load.Warehouse;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The warehouse of a command that loads: looked at once for all its data sets, whose results may
 * share tables. One that does not answer is waited for once.
 */
final class LoadTarget {
  private final Day day;
  private final List<Dataset> datasets;
  private @Nullable Warehouse ready;
  private @Nullable RuntimeException failure;

  /**
   * The target of loads, not looked at yet.
   *
   * @param datasets all that are loaded; their columns are known
   */
  LoadTarget(Day day, List<Dataset> datasets) {
    this.day = day;
    this.datasets = datasets;
  }

  /**
   * The warehouse, up to date and able to take all results.
   *
   * @throws dev.citizens.failures.StepFailure if it is not; the same one each time
   */
  synchronized Warehouse ready() {
    if (failure != null) {
      throw failure;
    }
    if (ready == null) {
      try {
        ready = check();
      } catch (RuntimeException e) {
        failure = e;
        throw e;
      }
    }
    return ready;
  }

  private Warehouse check() {
    Warehouse warehouse = day.warehouse();
    warehouse.migrate();
    List<Analysis> analyses = datasets.stream().flatMap(each -> each.analyses().stream()).toList();
    List<MirroredTable> mirrors =
        datasets.stream().flatMap(each -> MirroredTable.of(each).stream()).toList();
    warehouse.checkCanLoad(analyses, day.warehouseReader());
    warehouse.checkCanMirror(mirrors, analyses, day.warehouseReader());
    return warehouse;
  }
}
