package dev.citizens.secrets;

import dev.citizens.failures.StepFailure;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.SparkConf;

/**
 * The secret without which nobody joins the Spark cluster. It goes from its file into the settings
 * of this process: a property given to {@code spark-submit} would be seen in the list of processes.
 */
public final class ClusterSecret {
  private static final String FILE = "CITIZENS_SPARK_SECRET_FILE";

  private ClusterSecret() {}

  /**
   * Puts the secret into the settings, if they ask for one.
   *
   * @throws StepFailure if the file is not named, cannot be read, or can be read by others
   */
  public static void applyTo(SparkConf conf, Map<String, String> environment) {
    if (!conf.getBoolean("spark.authenticate", false)) {
      return;
    }
    String file = environment.get(FILE);
    if (file == null) {
      throw StepFailure.wrongUse(
          "the cluster wants a secret: set " + FILE + " to a file of mode 0600 that holds it");
    }
    conf.set("spark.authenticate.secret", Secret.fromFile(FILE, Path.of(file)));
  }
}
