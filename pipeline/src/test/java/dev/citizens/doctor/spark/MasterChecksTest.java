package dev.citizens.doctor.spark;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.citizens.doctor.Check;
import dev.citizens.doctor.CheckResult;
import dev.citizens.doctor.Doctor;
import dev.citizens.doctor.DoctorReport;
import dev.citizens.doctor.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real master and real workers, as far as no executor is needed. */
class MasterChecksTest {
  private static final String OURS = org.apache.spark.package$.MODULE$.SPARK_VERSION();

  @TempDir static Path folder;
  private InProcessCluster cluster;

  @BeforeEach
  void start() {
    cluster = new InProcessCluster(folder);
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  private static DoctorReport examine(SparkConf conf, String jarVersion) {
    List<Check> checks = SparkChecks.of(conf, Set.of(), jarVersion);
    // The rest starts an application.
    return Doctor.examine(checks.subList(0, SparkCheck.NAMES.indexOf(SparkCheck.APPLICATION)));
  }

  private static void says(
      DoctorReport report, String name, Verdict verdict, String found, String fix) {
    CheckResult result =
        report.results().stream().filter(each -> each.name().equals(name)).findFirst().get();
    assertThat(report.table(), result.finding().verdict(), is(verdict));
    assertThat(report.table(), result.finding().found(), containsString(found));
    assertThat(report.table(), result.finding().fix(), containsString(fix));
  }

  @Test
  void healthy() throws IOException, InterruptedException {
    cluster.addWorker(1536);
    cluster.addWorker(1536);
    DoctorReport report = examine(cluster.clientConf().set("spark.executor.memory", "1500m"), OURS);
    says(report, "spark master", Verdict.OK, "page http://127.0.0.1:" + cluster.webPort(), "");
    says(report, "spark workers", Verdict.OK, "2 alive", "");
    says(report, "spark client version", Verdict.OK, OURS, "");
    says(report, "spark jar version", Verdict.OK, OURS, "");
    says(report, "spark capacity", Verdict.OK, "2 of 2 workers", "");
    assertThat(report.status().code(), is(0));
  }

  @Test
  void aJarForAnotherPatch() throws IOException, InterruptedException {
    cluster.addWorker(1536);
    DoctorReport report = examine(cluster.clientConf(), "3.5.1");
    says(
        report,
        "spark jar version",
        Verdict.FAIL,
        "citizens-bundled.jar is for Spark 3.5.1, the cluster is " + OURS,
        "set spark.version in pom.xml to " + OURS);
    assertThat(report.status().code(), is(23));
  }

  @Test
  void noWorkers() {
    DoctorReport report = examine(cluster.clientConf(), OURS);
    says(
        report,
        "spark workers",
        Verdict.FAIL,
        "no worker is alive",
        "start-worker.sh " + cluster.url());
    says(report, "spark capacity", Verdict.SKIPPED, "'spark workers' failed", "");
    assertThat(report.status().code(), is(23));
  }

  @Test
  void workersThatAreTooSmall() throws IOException, InterruptedException {
    cluster.addWorker(1024);
    DoctorReport report = examine(cluster.clientConf().set("spark.executor.memory", "1500m"), OURS);
    says(
        report,
        "spark capacity",
        Verdict.FAIL,
        "0 of 1 workers can start an executor of spark.executor.memory=1500m",
        "--memory");
    assertThat(report.status().code(), is(23));
  }

  @Test
  void nobodyListens() {
    String url = cluster.url();
    cluster.close();
    DoctorReport report = examine(new SparkConf(false).set("spark.master", url), OURS);
    says(report, "spark master", Verdict.FAIL, "refused", "correct CITIZENS_SPARK_MASTER");
    says(report, "spark capacity", Verdict.SKIPPED, "'spark master' failed", "");
    assertThat(report.status().code(), is(23));
  }

  @Test
  void aClientWithoutTheClustersSecret() {
    SparkConf conf =
        cluster
            .clientConf()
            .set("spark.authenticate", "true")
            .set("spark.authenticate.secret", "wrong");
    DoctorReport report = examine(conf, OURS);
    says(report, "spark master", Verdict.FAIL, "does not understand", "spark.authenticate.secret");
  }
}
