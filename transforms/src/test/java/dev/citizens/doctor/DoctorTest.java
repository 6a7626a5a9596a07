package dev.citizens.doctor;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DoctorTest {
  private record Lambda(
      String name, ExitStatus area, List<String> needs, Duration limit, Callable<Finding> look)
      implements Check {
    @Override
    public Finding run() throws Exception {
      return look.call();
    }
  }

  private static Check check(
      String name, ExitStatus area, List<String> needs, Callable<Finding> look) {
    return new Lambda(name, area, needs, Duration.ofSeconds(10), look);
  }

  private static Finding broken() {
    return Finding.fail("broken", "mend it");
  }

  @Test
  void allRunThoughSomeFail() {
    Examination.of(
            List.of(
                check("a", ExitStatus.HDFS, List.of(), DoctorTest::broken),
                check("b", ExitStatus.MYSQL, List.of(), () -> Finding.ok("fine"))))
        .says("a", Verdict.FAIL, "broken", "mend it")
        .ok("b")
        .status(21);
  }

  @Test
  void whatNeedsAFailedCheckIsSkippedWithItsName() {
    Examination.of(
            List.of(
                check("a", ExitStatus.HDFS, List.of(), DoctorTest::broken),
                check("b", ExitStatus.HDFS, List.of("a"), () -> Finding.ok("fine")),
                check("c", ExitStatus.HDFS, List.of("b"), () -> Finding.ok("fine"))))
        .says("b", Verdict.SKIPPED, "'a' failed", "")
        .says("c", Verdict.SKIPPED, "'a' failed", "");
  }

  @Test
  void aWarningStopsNobody() {
    Examination.of(
            List.of(
                check("a", ExitStatus.HDFS, List.of(), () -> Finding.warn("odd", "look")),
                check("b", ExitStatus.HDFS, List.of("a"), () -> Finding.ok("fine"))))
        .ok("b")
        .status(0);
  }

  @Test
  void aCheckThatHangsIsGivenUp() {
    Check hanging =
        new Lambda(
            "a",
            ExitStatus.SPARK,
            List.of(),
            Duration.ofMillis(100),
            () -> {
              new CountDownLatch(1).await();
              return Finding.ok("never");
            });
    Examination examination = Examination.of(hanging);
    examination.says("a", Verdict.FAIL, "no answer within", "firewall").status(23);
    assertThat(examination.report().elapsedMillis(), is(lessThan(5_000L)));
  }

  @Test
  void independentChecksRunAtTheSameTime() {
    CountDownLatch both = new CountDownLatch(2);
    Callable<Finding> meets =
        () -> {
          both.countDown();
          both.await();
          return Finding.ok("met");
        };
    Examination.of(
            List.of(
                check("a", ExitStatus.HDFS, List.of(), meets),
                check("b", ExitStatus.HDFS, List.of(), meets)))
        .isHealthy();
  }

  @Test
  void theLowestStatusWins() {
    Examination.of(
            List.of(
                check("a", ExitStatus.SPARK, List.of(), DoctorTest::broken),
                check("b", ExitStatus.WAREHOUSE, List.of(), DoctorTest::broken),
                check("c", ExitStatus.MYSQL, List.of(), DoctorTest::broken)))
        .status(20);
  }

  @Test
  void aKnownFailureBringsItsOwnStatusAndFix() {
    Examination.of(
            check(
                "a",
                ExitStatus.MYSQL,
                List.of(),
                () -> {
                  throw StepFailure.wrongUse("--mysqlUrl is missing; give it");
                }))
        .says("a", Verdict.FAIL, "--mysqlUrl is missing", "give it")
        .status(2);
  }

  @Test
  void anythingElseThatIsThrownBecomesOneLine() {
    Examination examination =
        Examination.of(
            check(
                "a",
                ExitStatus.HDFS,
                List.of(),
                () -> {
                  throw new IOException("first line\nsecond line");
                }));
    examination.says("a", Verdict.FAIL, "IOException: first line", "report it").status(21);
    assertThat(examination.report().table(), not(containsString("second line")));
  }

  @Test
  void tableHasTheFixBelowTheFinding() {
    List<CheckResult> results =
        List.of(
            new CheckResult("one", ExitStatus.HDFS, Finding.ok("fine"), 1),
            new CheckResult("second", ExitStatus.HDFS, broken(), 2));
    assertThat(
        new DoctorReport(results, 1500).table().lines().toList(),
        is(
            List.of(
                "OK       one     fine",
                "FAIL     second  broken",
                "                 -> mend it",
                "2 checks in 1.5 s: 1 OK, 0 WARN, 1 FAIL, 0 SKIPPED; status 21")));
  }

  @Test
  void jsonHasTheSame() throws IOException {
    List<CheckResult> results = List.of(new CheckResult("a \"b\"", ExitStatus.MYSQL, broken(), 7));
    JsonNode json = new ObjectMapper().readTree(new DoctorReport(results, 9).json());
    assertThat(json.path("status").asInt(), is(20));
    assertThat(json.path("elapsedMillis").asInt(), is(9));
    assertThat(
        json.path("checks").get(0).toString(),
        is(
            "{\"name\":\"a \\\"b\\\"\",\"area\":20,\"verdict\":\"FAIL\",\"found\":\"broken\","
                + "\"fix\":\"mend it\",\"elapsedMillis\":7}"));
  }
}
