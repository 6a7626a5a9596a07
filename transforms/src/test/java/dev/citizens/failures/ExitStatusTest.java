package dev.citizens.failures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitStatusTest {
  /** Scripts, the DAG and the manual have these numbers too. */
  @Test
  void codesAndWhatMayBeRetriedAreThoseOfTheManual() {
    List<String> all =
        Arrays.stream(ExitStatus.values())
            .map(status -> status.code() + " " + status + (status.isTransient() ? " retry" : ""))
            .toList();
    assertThat(
        all,
        contains(
            "0 DONE",
            "2 WRONG_USE",
            "10 INPUT_NOT_READY retry",
            "11 QUALITY_GATE",
            "12 RECONCILIATION",
            "20 MYSQL retry",
            "21 HDFS retry",
            "22 WAREHOUSE retry",
            "23 SPARK retry",
            "30 PIPELINE_FAILED retry",
            "143 STOPPED retry"));
  }
}
