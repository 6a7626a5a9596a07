package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.hdfs.HadoopFileSystemOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the options of a command come to. */
class DayTest {
  private static final String SHIPPED = "--job=../runner-config/job.yaml";

  private static Day day(Map<String, String> environment, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    if (all.stream().noneMatch(option -> option.startsWith("--job="))) {
      all.add(SHIPPED);
    }
    all.add("--lake=file:///tmp/lake");
    return Day.of(all, environment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pacific/Kiritimati", "Etc/GMT+12"})
  void todayIsThatOfTheZone(String zone) {
    LocalDate before = LocalDate.now(ZoneId.of(zone));
    LocalDate found = day(Map.of(), "--zone=" + zone).runDate();

    assertThat(found, is(oneOf(before, LocalDate.now(ZoneId.of(zone)))));
  }

  /** A table that keeps the newest day would take no other until then. */
  @Test
  void aDayAfterTomorrowIsRefused() {
    LocalDate today = LocalDate.now(ZoneId.of("Etc/GMT+12"));
    String zone = "--zone=Etc/GMT+12";
    assertThat(
        day(Map.of(), zone, "--runDate=" + today.plusDays(1)).runDate(), is(today.plusDays(1)));

    StepFailure failure =
        assertThrows(
            StepFailure.class, () -> day(Map.of(), zone, "--runDate=" + today.plusYears(10)));

    assertThat(failure.status(), is(ExitStatus.WRONG_USE));
    assertThat(
        failure.getMessage(),
        is(
            "--runDate=%s is still to come; today is %s in Etc/GMT+12, and a day may be tomorrow at most"
                .formatted(today.plusYears(10), today)));
  }

  @Test
  void aRunThatStartsBeforeMidnightIsOfOneDay(@TempDir Path folder) throws IOException {
    Path job = folder.resolve("job.yaml");
    String shipped = Files.readString(Path.of("../runner-config/job.yaml"));
    Files.writeString(job, shipped.replace("year(birth_date)", "ageBand(birth_date)"));
    // Each look is a second later: the second one is on the next day.
    Clock clock = new ClockThatMoves(Instant.parse("2026-03-01T16:59:59Z"), Duration.ofSeconds(1));

    Day day = Day.of(List.of("--job=" + job, "--lake=file:///tmp/lake"), Map.of(), clock);

    assertThat(day.runDate(), is(LocalDate.of(2026, 3, 1)));
    assertThat(clock.instant(), is(Instant.parse("2026-03-01T17:00:00Z")));
  }

  private static final class ClockThatMoves extends Clock {
    private final Duration step;
    private Instant next;

    ClockThatMoves(Instant first, Duration step) {
      this.next = first;
      this.step = step;
    }

    @Override
    public Instant instant() {
      Instant now = next;
      next = next.plus(step);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void aFlagWinsOverTheEnvironmentAndThatOverTheJobFileAndThatOverTheDefault(@TempDir Path folder)
      throws IOException {
    Path job = folder.resolve("job.yaml");
    String shipped = Files.readString(Path.of("../runner-config/job.yaml"));
    Files.writeString(
        job,
        shipped.replaceFirst(
            "zone: .*", "mysqlUser: of_file, dataset: citizens".replace(", ", "\n  ")));
    Map<String, String> environment =
        Map.of("CITIZENS_JOB", job.toString(), "CITIZENS_DATASET", "citizens_mysql");

    Day fromEnvironment = Day.of(List.of("--lake=file:///tmp/lake"), environment);
    Day fromFlag =
        Day.of(
            List.of("--lake=file:///tmp/lake", "--dataset=citizens_mysql,citizens"), environment);
    CitizensOptions options = fromFlag.options().as(CitizensOptions.class);

    assertThat(names(fromEnvironment), contains("citizens_mysql"));
    assertThat(names(fromFlag), contains("citizens", "citizens_mysql"));
    assertThat(options.getMysqlUser(), is("of_file"));
    assertThat(options.getWarehouseUser(), is("citizens"));
    assertThat(options.getZone(), is("UTC"));
  }

  @Test
  void theZoneOfTheShippedJobFile() {
    assertThat(day(Map.of()).options().as(CitizensOptions.class).getZone(), is("Asia/Ho_Chi_Minh"));
  }

  @Test
  void theCsvIsTheOptionElseTheFileOfTheDataSet() {
    Day given = day(Map.of(), "--csv=/data/a.csv");
    assertThat(given.csv(given.datasets().get(0)), is(List.of("/data/a.csv")));
    Day day = day(Map.of());
    assertThat(day.csv(day.datasets().get(0)), is(List.of("citizens_data.csv")));
  }

  @Test
  void rawFoldersOfTheDatasets() {
    Day day = day(Map.of(), "--runDate=2024-02-29");

    assertThat(
        day.rawFolder(day.datasets().get(0)).path(),
        is("file:///tmp/lake/raw/citizens/run_date=2024-02-29"));
    assertThat(
        day.rawFolder(day.datasets().get(1)).path(),
        is("file:///tmp/lake/raw/citizens_mysql/run_date=2024-02-29"));
  }

  @Test
  void aLakeOnDiskLeavesHadoopOut() {
    HadoopFileSystemOptions options = day(Map.of()).options().as(HadoopFileSystemOptions.class);

    assertThat(options.getHdfsConfiguration(), is(nullValue()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "citizens,", "citizens,citizens,", "CITIZENS", "both"})
  void datasetsThatAreNone(String dataset) {
    StepFailure failure =
        assertThrows(StepFailure.class, () -> day(Map.of(), "--dataset=" + dataset));

    List<String> names = List.of(dataset.split(",", -1));
    assertThat(
        failure.getMessage(),
        is(
            "--dataset=%s: the job file has no data set %s; it has citizens, citizens_mysql"
                .formatted(dataset, names.get(names.size() - 1))));
  }

  private static List<String> names(Day day) {
    return day.datasets().stream().map(Dataset::name).toList();
  }

  @Test
  void oneCsvIsNotThatOfSeveralDatasets(@TempDir Path folder) throws IOException {
    Path job = folder.resolve("job.yaml");
    Files.writeString(
        job,
        """
        name: zoo
        datasets:
          animals: {file: a.csv, columns: [{name: a}]}
          plants: {file: p.csv, columns: [{name: p}]}
        """);
    StepFailure failure =
        assertThrows(StepFailure.class, () -> day(Map.of(), "--job=" + job, "--csv=/data/x.csv"));
    assertThat(
        failure.getMessage(),
        is("--csv is one file, and animals, plants have one each; choose with --dataset"));

    Day one = day(Map.of(), "--job=" + job, "--csv=/data/x.csv", "--dataset=plants");
    assertThat(one.csv(one.datasets().get(0)), is(List.of("/data/x.csv")));
  }

  @Test
  void aPasswordIsInNoOption() {
    Day day =
        day(Map.of("CITIZENS_MYSQL_PASSWORD", "secret", "CITIZENS_MYSQL_URL", "jdbc:mysql://h/d"));

    assertThat(day.mySql().password(), is("secret"));
    assertThat(day.options().toString().contains("secret"), is(false));
    assertThat(day.mySql().toString(), is("MySqlSource[citizens at jdbc:mysql://h:3306/d]"));
  }
}
