package dev.citizens.doctor.spark;

import dev.citizens.doctor.Finding;
import java.io.IOException;

/** Something on this side has the cluster's Spark version, to the patch. */
final class VersionCheck extends SparkCheck {
  private final SparkMaster master;
  private final String what;
  private final String version;
  private final String fix;

  private VersionCheck(String name, SparkMaster master, String what, String version, String fix) {
    super(name, MASTER);
    this.master = master;
    this.what = what;
    this.version = version;
    this.fix = fix;
  }

  static VersionCheck ofClient(SparkMaster master, String home, String version) {
    return new VersionCheck(
        CLIENT_VERSION,
        master,
        "the client in SPARK_HOME=" + home,
        version,
        "whoever launches: set SPARK_HOME to a Spark %s");
  }

  static VersionCheck ofJar(SparkMaster master, String jar, String version) {
    return new VersionCheck(
        JAR_VERSION,
        master,
        jar,
        version,
        "whoever launches: set spark.version in pom.xml to %s and run ./mvnw -q -DskipTests"
            + " package; or bring the cluster to that version");
  }

  @Override
  public Finding run() throws IOException {
    return judge(master.state().sparkVersion());
  }

  Finding judge(String ofCluster) {
    if (ofCluster.isEmpty()) {
      return Finding.warn(
          "the master's page does not say its version",
          "whoever launches: compare " + version + " with the cluster's yourself");
    }
    return version.equals(ofCluster)
        ? Finding.ok(version + ", as the cluster")
        : Finding.fail(
            "%s is for Spark %s, the cluster is %s".formatted(what, version, ofCluster),
            fix.formatted(ofCluster));
  }
}
