package dev.citizens.lake;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import dev.citizens.files.Attempt;
import dev.citizens.harness.MiniHdfs;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LakeTest {
  @TempDir static Path folder;

  static Stream<Lake> lakes() {
    MiniHdfs hdfs = MiniHdfs.get();
    return Stream.of(
        Lake.at(folder.toUri().toString(), new Configuration()),
        Lake.at(hdfs.newFolder(), hdfs.configuration()));
  }

  @ParameterizedTest
  @MethodSource("lakes")
  void publishedFileLeavesItsAttemptAndIsWhole(Lake lake) {
    Attempt attempt = lake.paths().newAttempt();
    lake.writeText(attempt.file("by_country.csv"), "country,rows\nCuraçao,1\n");

    lake.publish(attempt.file("by_country.csv"), lake.paths().root() + "/results/by_country.csv");

    assertThat(
        lake.readText(lake.paths().root() + "/results/by_country.csv"),
        is("country,rows\nCuraçao,1\n"));
    assertThat(lake.length(lake.paths().root() + "/results/by_country.csv"), is(24L));
  }

  @ParameterizedTest
  @MethodSource("lakes")
  void whatIsNotPublishedHasNoManifest(Lake lake) {
    assertThat(
        lake.find(lake.paths().raw("never", LocalDate.of(2026, 2, 28))), is(Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("lakes")
  void theLastDayBeforeIsFoundAmongThoseThatArePublished(Lake lake) {
    LocalDate day = LocalDate.of(2026, 3, 2);
    DayFolder folder = lake.paths().raw("history", day);
    assertThat(lake.findBefore(folder), is(Optional.empty()));

    for (int before : new int[] {5, 400, -1, 0}) {
      publish(lake, folder.on(day.minusDays(before)));
    }
    String nothing = folder.on(day.minusDays(1)).path();
    lake.writeText(nothing + "/a folder without a manifest", "");
    lake.writeText(folder.days() + "/run_date=2026-02-31/_manifest.json", "no day");
    lake.writeText(folder.on(day.minusDays(2)).manifestPath(), "damaged");

    assertThat(lake.findBefore(folder).map(Manifest::runDate), is(Optional.of("2026-02-25")));
    assertThat(
        lake.findBefore(folder.on(day.minusDays(5))).map(Manifest::runDate),
        is(Optional.of("2025-01-26")));
  }

  private static void publish(Lake lake, DayFolder folder) {
    Attempt data = lake.paths().newAttempt().within("raw");
    lake.writeText(data.file(PublishedDay.FILE), PublishedDay.content(data.id()));
    lake.publishFolder(data, folder, PublishedDay.manifest(folder, data.id()));
  }

  /** A reader who polls sees an old manifest or a new one, never none and never a half. */
  @ParameterizedTest
  @MethodSource("lakes")
  void manifestIsReplacedInOneStep(Lake lake) throws InterruptedException {
    PublishedDay day = new PublishedDay(lake);
    ConcurrentLinkedQueue<Boolean> seen = new ConcurrentLinkedQueue<>();
    day.publish();
    Thread reader =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                seen.add(lake.find(day.folder()).isPresent());
              }
            });
    reader.start();
    for (int i = 0; i < 50; i++) {
      day.publish();
    }
    reader.interrupt();
    reader.join();
    assertThat(List.copyOf(seen), everyItem(is(true)));
    assertThat("the reader looked", seen.size() > 10, is(true));
  }

  @ParameterizedTest
  @MethodSource("lakes")
  void discardedAttemptTakesNothingElseWithIt(Lake lake) {
    Attempt dead = lake.paths().newAttempt();
    Attempt alive = lake.paths().newAttempt();
    lake.writeText(dead.file("part"), "x");
    lake.writeText(alive.file("part"), "y");

    lake.discard(dead);

    assertThat(lake.exists(dead.folder()), is(false));
    assertThat(lake.readText(alive.file("part")), is("y"));
  }

  @Test
  void sweepTakesOldAttemptsOnly() throws Exception {
    Lake lake = Lake.at(folder.toUri().toString(), new Configuration());
    Attempt dead = lake.paths().newAttempt();
    Attempt alive = lake.paths().newAttempt();
    lake.writeText(dead.file("part"), "x");
    lake.writeText(alive.file("part"), "y");
    Files.setLastModifiedTime(
        Path.of(URI.create(dead.folder())), FileTime.from(Instant.now().minus(Duration.ofDays(3))));

    lake.sweepAttempts(Duration.ofDays(2));

    assertThat(Files.exists(Path.of(URI.create(dead.folder()))), is(false));
    assertThat(lake.readText(alive.file("part")), is("y"));
  }
}
