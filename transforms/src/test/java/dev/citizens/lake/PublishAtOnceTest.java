package dev.citizens.lake;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import dev.citizens.harness.MiniHdfs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishAtOnceTest {
  private static final int ATTEMPTS = 12;

  @TempDir static Path folder;

  static Stream<Lake> lakes() {
    MiniHdfs hdfs = MiniHdfs.get();
    return Stream.of(
        Lake.at(folder.toUri().toString(), new Configuration()),
        Lake.at(hdfs.newFolder(), hdfs.configuration()));
  }

  /** Every attempt's file is as long as its number, so a mixture would show. */
  @ParameterizedTest
  @MethodSource("lakes")
  void fileAndManifestAreOfTheSameAttempt(Lake lake) throws Exception {
    String day = lake.paths().root() + "/day-of-many";
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> published =
          IntStream.rangeClosed(1, ATTEMPTS)
              .<Future<?>>mapToObj(number -> threads.submit(() -> publish(lake, day, number)))
              .toList();
      for (Future<?> each : published) {
        each.get();
        DataFile file = lake.readManifest(day).onlyFile();
        assertThat(file.bytes(), greaterThan(0L));
      }
    } finally {
      threads.shutdownNow();
    }
    DataFile file = lake.readManifest(day).onlyFile();
    assertThat(lake.length(day + "/" + file.name()), is(file.bytes()));
  }

  @Test
  void theLockOfADeadAttemptIsTakenOver() throws IOException {
    LakeStore store = new LocalStore();
    String day = folder.resolve("day-of-the-dead").toString();
    PublishLock dead = PublishLock.acquire(store, day);
    long start = System.nanoTime();
    PublishLock.acquire(store, day, Duration.ofMillis(300)).close();
    assertThat(System.nanoTime() - start, greaterThan(Duration.ofMillis(300).toNanos()));
    dead.close();
  }

  private static void publish(Lake lake, String day, int number) {
    Attempt attempt = Attempt.in(lake.paths());
    lake.writeText(attempt.file("numbers.csv"), "x".repeat(number));
    DataFile file = new DataFile("numbers.csv", number, "00000000", number);
    Manifest manifest = ManifestTest.full().attempt(attempt.id()).files(List.of(file)).build();
    lake.publishFolder(attempt, day, manifest);
  }
}
