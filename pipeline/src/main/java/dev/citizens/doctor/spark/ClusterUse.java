package dev.citizens.doctor.spark;

import java.io.IOException;
import java.util.Optional;
import org.apache.spark.SparkConf;

/** Who takes the cores of a standalone cluster. */
public final class ClusterUse {
  private ClusterUse() {}

  /** The names of the applications that hold cores; empty if there are none, or nobody says so. */
  public static Optional<String> of(SparkConf conf) {
    SparkMaster master = new SparkMaster(conf);
    try {
      master.ask();
      return Optional.of(String.join(", ", master.state().activeApplications()))
          .filter(names -> !names.isEmpty());
    } catch (IOException | RuntimeException unknown) { // the caller has a failure to tell already
      return Optional.empty();
    }
  }
}
