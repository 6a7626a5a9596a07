package dev.citizens.pipeline.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.element.WorkDone;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressWatchTest {
  private static final WorkDone EARLIER = new WorkDone(7, 70);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long seconds;
  private WorkDone done = EARLIER;

  @Test
  void aLogGetsALineWithWhatIsDoneHowFastAndHowLongItTakesYet() {
    ProgressWatch watch = watch(ProgressStyle.LINES, Workload.ofBytes("analyze a", 5_700_000_000L));
    at(10, new WorkDone(0, 0), watch);
    at(20, new WorkDone(1_500_000, 570_000_000), watch);
    at(30, new WorkDone(30_000_000, 2_850_000_000L), watch);
    assertThat(
        printed(),
        is(
            """
            analyze a: workers start, 10 s
            analyze a: 10 %, 570 of 5,700 MB, 1,500,000 rows, 114 MB/s, 45 s left
            analyze a: 50 %, 2,850 of 5,700 MB, 30,000,000 rows, 190 MB/s, 15 s left
            """));
  }

  @Test
  void aSmallFileIsToldInBytes() {
    ProgressWatch watch = watch(ProgressStyle.LINES, Workload.ofBytes("analyze a", 15_241));
    at(10, new WorkDone(100, 4_000), watch);
    assertThat(
        printed(),
        is("analyze a: 26 %, 4,000 of 15,241 bytes, 100 rows, 800 bytes/s, 14 s left\n"));
  }

  @Test
  void tablesAreCountedAsTables() {
    ProgressWatch lines = watch(ProgressStyle.LINES, Workload.ofTablesHere("init shop", 300));
    ProgressWatch json = watch(ProgressStyle.JSON, Workload.ofTablesHere("init shop", 300));
    at(10, new WorkDone(0, 0), lines);
    at(20, new WorkDone(75, 0), lines);
    at(21, new WorkDone(75, 0), json);
    assertThat(
        printed(),
        is(
            """
            init shop: 0 %, 0 of 300 tables
            init shop: 25 %, 75 of 300 tables, 15 tables/s, 15 s left
            {"pipeline":"init shop","fraction":0.25,"tables":75,"bytes":0,"elapsedMillis":21000,\
            "secondsLeft":2}
            """));
  }

  @Test
  void whatThisProcessLooksAtWaitsForNoWorkers() {
    ProgressWatch watch =
        watch(ProgressStyle.BAR, Workload.ofBytesHere("init a.csv, values", 5_700_000_000L));
    at(1, new WorkDone(0, 0), watch);
    at(2, new WorkDone(0, 570_000_000), watch);
    assertThat(
        printed(),
        is(
            "\r\033[Kinit a.csv, values [--------------------] 0 %, 0 of 5,700 MB"
                + "\r\033[Kinit a.csv, values [##------------------] 10 %, 570 of 5,700 MB,"
                + " 1,140 MB/s, 5 s left"));
  }

  @Test
  void whereRowsAreKnownAndBytesAreNotItGoesByRows() {
    ProgressWatch watch = watch(ProgressStyle.LINES, Workload.ofRows("extract", 1_000_000));
    at(10, new WorkDone(100_000, 5_000_000), watch);
    assertThat(
        printed(), is("extract: 10 %, 100,000 of 1,000,000 rows, 20,000 rows/s, 45 s left\n"));
  }

  @Test
  void whatWasTriedAgainIsNotMoreThanAll() {
    ProgressWatch watch = watch(ProgressStyle.LINES, Workload.ofRows("extract", 100));
    at(10, new WorkDone(150, 0), watch);
    assertThat(printed(), is("extract: 100 %, 100 of 100 rows, 30 rows/s, 0 s left\n"));
  }

  @Test
  void aTotalThatIsAnEstimateIsCalledOneAndMayBeTooLow() {
    ProgressWatch watch = watch(ProgressStyle.LINES, Workload.ofAboutRows("extract", 1_000));
    at(10, new WorkDone(500, 0), watch);
    at(20, new WorkDone(1_000, 0), watch);
    at(30, new WorkDone(1_250, 0), watch);
    assertThat(
        printed(),
        is(
            """
            extract: 50 %, 500 of about 1,000 rows, 100 rows/s, about 5 s left
            extract: 99 %, 1,000 of about 1,000 rows, 67 rows/s
            extract: 99 %, 1,250 of about 1,000 rows, 50 rows/s
            """));
  }

  @Test
  void whereNobodyKnowsHowManyRowsThereAreThoseThatCameAreTold() {
    ProgressWatch lines = watch(ProgressStyle.LINES, Workload.ofAboutRows("extract", 0));
    ProgressWatch bar = watch(ProgressStyle.BAR, Workload.ofAboutRows("extract", 0));
    at(10, new WorkDone(500, 9), lines);
    at(11, new WorkDone(500, 9), bar);
    assertThat(
        printed(), is("extract: 500 rows, 100 rows/s\n\r\033[Kextract: 500 rows, 1,000 rows/s"));
  }

  @Test
  void aProgramIsToldThatATotalIsAnEstimate() {
    ProgressWatch some = watch(ProgressStyle.JSON, Workload.ofAboutRows("a", 1_000));
    ProgressWatch unknown = watch(ProgressStyle.JSON, Workload.ofAboutRows("b", 0));
    at(1, new WorkDone(2_000, 9), some);
    at(2, new WorkDone(3, 4), unknown);
    assertThat(
        printed(),
        is(
            """
            {"pipeline":"a","fraction":0.99,"rows":2000,"bytes":9,"elapsedMillis":1000,"isEstimate":true}
            {"pipeline":"b","rows":3,"bytes":4,"elapsedMillis":2000,"isEstimate":true}
            """));
  }

  @Test
  void aTerminalGetsOneLineThatIsWrittenOverAndGoneAtTheEnd() {
    ProgressWatch watch = watch(ProgressStyle.BAR, Workload.ofRows("extract", 1_000_000));
    at(100, new WorkDone(250_000, 0), watch);
    at(200, new WorkDone(1_000_000, 0), watch);
    watch.end();
    watch.tell();
    String bar =
        "\r\033[Kextract [#####---------------] 25 %, 250,000 of 1,000,000 rows, 500,000 rows/s,"
            + " 2 s left"
            + "\r\033[Kextract [####################] 100 %, 1,000,000 of 1,000,000 rows,"
            + " 9,950 rows/s, 0 s left"
            + "\r\033[K";
    assertThat(printed(), is(bar));
  }

  @Test
  void aProgramGetsJson() {
    ProgressWatch watch = watch(ProgressStyle.JSON, Workload.ofBytes("upload \"a\"", 1_000));
    at(1, new WorkDone(0, 0), watch);
    at(2, new WorkDone(10, 250), watch);
    watch.end();
    watch.tell();
    assertThat(
        printed(),
        is(
            """
            {"pipeline":"upload \\"a\\"","fraction":0.0,"rows":0,"bytes":0,"elapsedMillis":1000}
            {"pipeline":"upload \\"a\\"","fraction":0.25,"rows":10,"bytes":250,"elapsedMillis":2000,\
            "secondsLeft":2}
            {"pipeline":"upload \\"a\\"","ended":true,"elapsedMillis":2000}
            """));
  }

  private ProgressWatch watch(ProgressStyle style, Workload work) {
    return new ProgressWatch(
        style,
        work,
        () -> done,
        () -> TimeUnit.SECONDS.toNanos(seconds),
        new PrintStream(out, true, UTF_8));
  }

  private void at(long second, WorkDone sinceStart, ProgressWatch watch) {
    seconds = second;
    done = EARLIER.plus(sinceStart);
    watch.tell();
  }

  private String printed() {
    return out.toString(UTF_8);
  }
}
