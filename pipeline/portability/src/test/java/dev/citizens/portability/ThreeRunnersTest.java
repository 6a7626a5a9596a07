package dev.citizens.portability;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same day on Beam's own runner, on Spark and on Flink: nothing in it knows where it runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreeRunnersTest {
  private final Map<Runner, TestDay.Outcome> outcomes = new EnumMap<>(Runner.class);

  @BeforeAll
  void runOnAll(@TempDir Path folder) throws Exception {
    TestDay day = TestDay.make(folder);
    for (Runner runner : Runner.values()) {
      outcomes.put(runner, day.runOn(runner));
    }
    System.out.println(new ChecksumTable(outcomes).text());
  }

  @ParameterizedTest
  @EnumSource
  void leavesTheSameBytesInLakeAndWarehouse(Runner runner) {
    assertThat(outcomes.get(runner).checksums(), is(outcomes.get(Runner.DIRECT).checksums()));
  }

  @ParameterizedTest
  @EnumSource
  void saysTheSame(Runner runner) {
    DayProcess process = outcomes.get(runner).process();

    assertThat(
        process.messages(),
        contains(startsWith("citizens: citizens and citizens_mysql differ in ")));
    assertThat(process.messages(), is(outcomes.get(Runner.DIRECT).process().messages()));
    assertThat(process.steps(), is(outcomes.get(Runner.DIRECT).process().steps()));
  }

  /** Else there would be little in which runners could differ. */
  @Test
  void theDayConsistsOfSeveralPieces() {
    Map<String, Checksum> direct = outcomes.get(Runner.DIRECT).checksums();

    assertThat(
        direct.keySet(),
        hasItem(startsWith("results/letters/run_date=2026-03-01/ATTEMPT/letters_by_subject-2.")));
    assertThat(direct.get("citizens.reconciliation_difference").size(), greaterThan(1L));
  }

  @Test
  void onFlinkNothingOfSparkIsThere() {
    assertThat(Runner.FLINK.classPath(), not(containsString("/org/apache/spark/")));
    assertThat(Runner.FLINK.classPath(), not(containsString("/beam-runners-spark-3/")));
  }
}
