package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Of processes that change one file at the same time, none loses what it wrote. */
class FileTurnTest {
  private static final int UPDATES = 200;

  @TempDir private Path folder;

  private HostFile file() {
    return HostFile.at("--metricsFile", "./citizens.prom", folder.resolve("counted").toString());
  }

  /** Counts up, in a process of its own. */
  public static final class Counting {
    private Counting() {}

    /** Counts in the file of the first argument. */
    public static void main(String[] args) {
      HostFile file = HostFile.at("--metricsFile", "./citizens.prom", args[0]);
      for (int i = 0; i < UPDATES; i++) {
        file.update(FileTurnTest::oneMore);
      }
    }
  }

  private static Optional<String> oneMore(Optional<String> before) {
    return Optional.of(String.valueOf(1 + before.map(Integer::parseInt).orElse(0)));
  }

  @Test
  @Timeout(60)
  void twoProcessesLoseNoUpdate() throws IOException, InterruptedException {
    List<Process> both = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      both.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Counting.class.getName(),
                  file().file().toString())
              .inheritIO()
              .start());
    }
    for (Process process : both) {
      assertThat(process.waitFor(), is(0));
    }
    assertThat(Files.readString(file().file()), is(String.valueOf(2 * UPDATES)));
  }

  @Test
  @Timeout(60)
  void twoThreadsLoseNoUpdate() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    Thread other =
        new Thread(
            () ->
                file()
                    .update(
                        before -> {
                          first.countDown();
                          sleep();
                          return oneMore(before);
                        }));
    other.start();
    assertThat(first.await(30, TimeUnit.SECONDS), is(true));
    file().update(FileTurnTest::oneMore);
    other.join();
    assertThat(file().read(), is(Optional.of("2")));
  }

  private static void sleep() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anEmptyFileOfAllUsersIsLeftBesideIt() throws IOException {
    file().update(before -> Optional.of("1"));
    Path lock = folder.resolve(".counted.lock");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.sorted().toList(), contains(lock, folder.resolve("counted")));
    }
    assertThat(Files.size(lock), is(0L));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lock)), is("rw-rw-rw-"));
  }

  @Test
  void whatIsNotToBeChangedStays() {
    file().update(before -> Optional.of("1"));
    file().update(before -> Optional.empty());
    assertThat(file().read(), is(Optional.of("1")));
  }

  @Test
  void oneThatHoldsItForTooLongIsNamed() throws IOException {
    Path lock = FileTurn.lockOf(file().file());
    try (FileChannel other =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      other.lock();
      IOException e =
          assertThrows(
              IOException.class,
              () -> FileTurn.take(file().file(), Duration.ofSeconds(1), () -> {}));
      assertThat(e.getMessage(), is("another process has had " + lock + " for 1 s"));
    }
  }

  @Test
  void whatCannotBeLockedIsRefused() throws IOException {
    Files.createDirectory(FileTurn.lockOf(file().file()));
    StepFailure e =
        assertThrows(StepFailure.class, () -> file().update(before -> Optional.of("1")));
    assertThat(
        e.getMessage(),
        is(
            "--metricsFile=%s cannot be written: %s: Is a directory; name a file such as ./citizens.prom"
                .formatted(file().file(), FileTurn.lockOf(file().file()))));
  }
}
