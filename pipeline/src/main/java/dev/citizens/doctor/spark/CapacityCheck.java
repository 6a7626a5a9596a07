package dev.citizens.doctor.spark;

import dev.citizens.doctor.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Workers have a core and the memory of an executor, now. */
final class CapacityCheck extends SparkCheck {
  private final SparkMaster master;
  private final long executorMib;

  /**
   * A check against the size of an executor.
   *
   * @param executorMib spark.executor.memory
   */
  CapacityCheck(SparkMaster master, long executorMib) {
    super(CAPACITY, WORKERS);
    this.master = master;
    this.executorMib = executorMib;
  }

  @Override
  public Finding run() throws IOException {
    return judge(master.state());
  }

  Finding judge(MasterState state) {
    List<String> tooSmall = new ArrayList<>();
    List<String> busy = new ArrayList<>();
    int fitting = 0;
    for (WorkerState worker : state.workers()) {
      if (worker.fits(executorMib)) {
        fitting++;
      } else if (worker.couldFit(executorMib)) {
        busy.add(worker.label());
      } else {
        tooSmall.add(worker.label() + " has " + worker.memoryMib() + " MiB");
      }
    }
    String found =
        "%s of %s workers can start an executor of spark.executor.memory=%sm"
            .formatted(fitting, state.workers().size(), executorMib);
    if (!tooSmall.isEmpty()) {
      String all = found + "; " + String.join(", ", tooSmall);
      String fix =
          "whoever runs Spark: start the worker with more --memory, or lower spark.executor.memory"
              + " in runner-config/spark-cluster/spark-defaults.conf";
      boolean none = tooSmall.size() == state.workers().size();
      return none ? Finding.fail(all, fix) : Finding.warn(all, fix);
    }
    if (!busy.isEmpty()) {
      return Finding.warn(
          "%s; %s busy with %s"
              .formatted(
                  found, String.join(", ", busy), String.join(", ", state.activeApplications())),
          "nobody, if that is meant: an application waits until cores are free; else stop it on the"
              + " master's page");
    }
    return Finding.ok(found);
  }
}
