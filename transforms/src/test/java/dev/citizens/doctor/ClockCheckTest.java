package dev.citizens.doctor;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.failures.ExitStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockCheckTest {
  private static Examination withSkew(Duration skew) {
    return Examination.of(
        new ClockCheck(
            "hdfs clock", ExitStatus.HDFS, List.of(), "vps2", () -> Instant.now().plus(skew)));
  }

  @Test
  void agrees() {
    withSkew(Duration.ZERO).ok("hdfs clock");
    withSkew(Duration.ofMillis(-1500)).ok("hdfs clock");
  }

  @Test
  void someSecondsWarn() {
    withSkew(Duration.ofSeconds(5))
        .says("hdfs clock", Verdict.WARN, "vps2 is 5.0 s ahead of this host", "timedatectl")
        .status(0);
  }

  @Test
  void aMinuteFails() {
    withSkew(Duration.ofMinutes(-1))
        .says("hdfs clock", Verdict.FAIL, "s behind this host", "chronyd")
        .status(21);
  }

  @Test
  void theTimeOfTheQuestionIsNoSkew() {
    Instant before = Instant.parse("2026-11-22T08:00:00Z");
    Instant after = before.plusSeconds(9);
    assertThat(
        ClockCheck.compare("vps2", before, before.plusSeconds(8), after).verdict(), is(Verdict.OK));
  }
}
