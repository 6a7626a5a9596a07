package dev.citizens.doctor.spark;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.doctor.Finding;
import dev.citizens.doctor.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can't be broken in a test without several hosts: the rules alone. */
class SparkJudgementsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  private static void says(Finding finding, Verdict verdict, String found, String fix) {
    assertThat(finding.toString(), finding.verdict(), is(verdict));
    assertThat(finding.found(), containsString(found));
    assertThat(finding.fix(), containsString(fix));
  }

  private static WorkerState worker(String host, int coresFree, long memoryFreeMib) {
    return new WorkerState(
        host, 7078, "http://" + host + ":8081", 1, coresFree, 1536, memoryFreeMib);
  }

  private static MasterState master(String status, WorkerState... workers) {
    return new MasterState("3.5.9", status, List.of(workers), List.of("vps3:7078"), List.of("day"));
  }

  private static ExecutorReport report(int java, String spark, Instant clock, String driverError) {
    return new ExecutorReport(
        "0",
        "vps2",
        java,
        spark,
        clock.toEpochMilli(),
        driverError,
        Map.of("vps1", "172.30.2.147"));
  }

  @Test
  void aClientOfAnotherPatch() {
    VersionCheck check = VersionCheck.ofClient(null, "/opt/spark", "3.5.1");
    says(
        check.judge("3.5.9"),
        Verdict.FAIL,
        "SPARK_HOME=/opt/spark is for Spark 3.5.1, the cluster is 3.5.9",
        "set SPARK_HOME to a Spark 3.5.9");
    says(check.judge(""), Verdict.WARN, "does not say its version", "compare 3.5.1");
    says(check.judge("3.5.1"), Verdict.OK, "3.5.1", "");
  }

  @Test
  void aStandbyMaster() {
    says(
        WorkersCheck.judge(master("STANDBY"), "spark://vps1:7077"),
        Verdict.FAIL,
        "STANDBY",
        "separated by commas");
  }

  @Test
  void aDeadWorkerAmongOthers() {
    says(
        WorkersCheck.judge(master("ALIVE", worker("vps1", 1, 1536)), "spark://vps1:7077"),
        Verdict.WARN,
        "1 alive: vps1:7078; dead: vps3:7078",
        "start the dead worker");
  }

  @Test
  void busyWorkers() {
    CapacityCheck check = new CapacityCheck(null, 1500);
    says(
        check.judge(master("ALIVE", worker("vps1", 0, 36), worker("vps2", 1, 1536))),
        Verdict.WARN,
        "1 of 2 workers can start an executor of spark.executor.memory=1500m; vps1:7078 busy with day",
        "waits until cores are free");
  }

  @Test
  void driverThatOneWorkerCannotReach() {
    says(
        ApplicationCheck.judge(
            List.of(worker("vps1", 1, 1536), worker("vps2", 1, 1536)),
            List.of(report(17, "3.5.9", NOW, "")),
            "172.30.2.147"),
        Verdict.WARN,
        "1 executors from 2 workers",
        "see that vps1:7078 reaches the driver at 172.30.2.147 (set CITIZENS_DRIVER_HOST");
    says(
        ApplicationCheck.judge(List.of(worker("vps2", 1, 1536)), List.of(), "172.30.2.147"),
        Verdict.FAIL,
        "0 executors",
        "http://vps2:8081");
  }

  @Test
  void driverWhosePortsAreClosed() {
    says(
        ExecutorsCheck.driver(report(17, "3.5.9", NOW, "Connection refused")),
        Verdict.FAIL,
        "vps2 cannot read from the driver: Connection refused",
        "CITIZENS_DRIVER_HOST");
    says(ExecutorsCheck.driver(report(17, "3.5.9", NOW, "")), Verdict.OK, "vps2", "");
  }

  @Test
  void executorsOfOtherVersions() {
    says(
        ExecutorsCheck.versions(report(11, "3.5.9", NOW, ""), "3.5.9"),
        Verdict.FAIL,
        "vps2: Spark 3.5.9, Java 11",
        "set JAVA_HOME to a JDK 17");
    says(
        ExecutorsCheck.versions(report(17, "3.5.1", NOW, ""), "3.5.9"),
        Verdict.FAIL,
        "the client is 3.5.9",
        "install Spark 3.5.9 there");
  }

  @Test
  void aWorkerWithoutAName() {
    ExecutorReport lost =
        new ExecutorReport("0", "vps2", 17, "3.5.9", 0, "", Map.of("warehouse", ""));
    says(
        ExecutorsCheck.names(lost),
        Verdict.FAIL,
        "vps2 does not know warehouse",
        "'ADDRESS NAME' for warehouse");
  }

  @Test
  void aWorkersClock() {
    ApplicationCheck.Probe probe = new ApplicationCheck.Probe(NOW, List.of(), NOW.plusSeconds(3));
    says(
        ExecutorsCheck.clock(probe, report(17, "3.5.9", NOW.plusSeconds(2), "")),
        Verdict.OK,
        "worker vps2",
        "");
    says(
        ExecutorsCheck.clock(probe, report(17, "3.5.9", NOW.plusSeconds(603), "")),
        Verdict.FAIL,
        "worker vps2 is 600.0 s ahead",
        "timedatectl");
  }

  @Test
  void aPageThatIsNotAMasters() {
    assertThrows(IOException.class, () -> MasterState.parse("{}", ""));
  }

  @Test
  void withoutAClusterAllAreSkippedWithTheReason() {
    List<Finding> findings =
        SparkChecks.skipped("no cluster: the profile is direct").stream()
            .map(
                check -> {
                  try {
                    return check.run();
                  } catch (Exception e) {
                    throw new AssertionError(e);
                  }
                })
            .toList();
    assertThat(findings, everyItem(is(Finding.skipped("no cluster: the profile is direct"))));
    assertThat(findings.size(), is(10));
  }

  @Test
  void applicationsThatWaitTakeNoCores() throws IOException {
    String json =
        "{\"workers\": [], \"activeapps\": [{\"name\": \"first\", \"cores\": 2},"
            + " {\"name\": \"second\", \"cores\": 0}]}";

    assertThat(MasterState.parse(json, "").activeApplications(), is(List.of("first")));
  }
}
