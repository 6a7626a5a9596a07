package dev.citizens.doctor.spark;

import dev.citizens.doctor.Finding;
import java.io.IOException;
import java.util.List;

/** At least one worker is alive. */
final class WorkersCheck extends SparkCheck {
  private final SparkMaster master;

  WorkersCheck(SparkMaster master) {
    super(WORKERS, MASTER);
    this.master = master;
  }

  @Override
  public Finding run() throws IOException {
    return judge(master.state(), master.url());
  }

  static Finding judge(MasterState state, String url) {
    if (!state.status().equals("ALIVE")) {
      return Finding.fail(
          "the master's state is " + state.status(),
          "whoever runs Spark: wait until it is ALIVE, or name all masters in"
              + " CITIZENS_SPARK_MASTER, separated by commas");
    }
    List<WorkerState> workers = state.workers();
    String dead =
        state.deadWorkers().isEmpty() ? "" : "; dead: " + String.join(", ", state.deadWorkers());
    if (workers.isEmpty()) {
      return Finding.fail(
          "no worker is alive" + dead,
          "whoever runs Spark: start workers on their hosts: $SPARK_HOME/sbin/start-worker.sh "
              + url);
    }
    List<String> labels = workers.stream().map(WorkerState::label).toList();
    String found = workers.size() + " alive: " + String.join(", ", labels) + dead;
    return dead.isEmpty()
        ? Finding.ok(found)
        : Finding.warn(
            found,
            "whoever runs Spark: start the dead worker again, or take its host off the list");
  }
}
