package dev.citizens.doctor.spark;

import dev.citizens.doctor.Check;
import dev.citizens.doctor.SkippedCheck;
import dev.citizens.failures.ExitStatus;
import dev.citizens.secrets.ClusterSecret;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.SparkConf;

/** The checks of the Spark standalone cluster. */
public final class SparkChecks {
  private SparkChecks() {}

  /** Those of a profile without a cluster. Needs no class of Spark. */
  public static List<Check> skipped(String reason) {
    return SparkCheck.NAMES.stream()
        .<Check>map(name -> new SkippedCheck(name, ExitStatus.SPARK, reason))
        .toList();
  }

  /**
   * Those of the cluster that {@code spark-submit} was given.
   *
   * @param hosts which workers must know
   */
  public static List<Check> ofSubmitted(Set<String> hosts) {
    // What Spark and Hadoop log while they are looked at is what the findings say in a line.
    Configurator.setRootLevel(Level.OFF);
    SparkConf conf = new SparkConf();
    String master = conf.get("spark.master", "");
    if (!master.startsWith("spark://")) {
      return skipped("no cluster: spark.master=" + master);
    }
    ClusterSecret.applyTo(conf, System.getenv());
    return of(conf, hosts, sparkVersionOfJar());
  }

  static List<Check> of(SparkConf conf, Set<String> hosts, String jarVersion) {
    SparkMaster master = new SparkMaster(conf);
    String client = org.apache.spark.package$.MODULE$.SPARK_VERSION();
    long executorMib = conf.getSizeAsMb("spark.executor.memory", "1g");
    ApplicationCheck application =
        new ApplicationCheck(master, conf, executorMib, List.copyOf(hosts));
    List<Check> checks = new ArrayList<>();
    checks.add(new MasterCheck(master));
    checks.add(new WorkersCheck(master));
    String home = String.valueOf(System.getenv("SPARK_HOME"));
    checks.add(VersionCheck.ofClient(master, home, client));
    checks.add(VersionCheck.ofJar(master, "citizens-bundled.jar", jarVersion));
    checks.add(new CapacityCheck(master, executorMib));
    checks.add(application);
    checks.addAll(ExecutorsCheck.of(application, client));
    return checks;
  }

  /** The addresses of the masters in a URL, for looking up their names. */
  public static List<String> masterHosts() {
    String master = new SparkConf().get("spark.master", "");
    if (!master.startsWith("spark://")) {
      return List.of();
    }
    List<String> hosts = new ArrayList<>();
    for (String address : master.substring("spark://".length()).split(",", -1)) {
      hosts.add(address.replaceFirst(":\\d+$", ""));
    }
    return hosts;
  }

  /** What the build wrote into the jar that this class is in. */
  private static String sparkVersionOfJar() {
    String jar = SparkChecks.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    if (!new File(jar).isFile()) {
      return "none, as it is not packaged";
    }
    try (JarFile file = new JarFile(jar)) {
      Manifest manifest = file.getManifest();
      String version = manifest.getMainAttributes().getValue("Spark-Version");
      return version == null ? "unknown" : version;
    } catch (IOException e) {
      return "unknown: " + e.getMessage();
    }
  }
}
