package dev.citizens.lake;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.StepFailure;
import dev.citizens.files.Attempt;
import dev.citizens.harness.MiniHdfs;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders whose files are found by listing them. */
class PublishListedTest {
  @TempDir static Path folder;

  static Stream<Lake> lakes() {
    MiniHdfs hdfs = MiniHdfs.get();
    return Stream.of(
        Lake.at(folder.toUri().toString(), new Configuration()),
        Lake.at(hdfs.newFolder(), hdfs.configuration()));
  }

  private static DayFolder day(Lake lake) {
    return lake.paths().parquet("listed", LocalDate.of(2026, 2, 28));
  }

  /** With a file named as the attempt, so that those of two attempts would lie side by side. */
  private static String publish(Lake lake) {
    Attempt attempt = lake.paths().newAttempt();
    Attempt data = attempt.within("parquet");
    lake.writeText(data.file(attempt.id()), "rows");
    try {
      lake.publishListed(data, day(lake), PublishedDay.manifest(day(lake), attempt.id()), attempt);
    } finally {
      lake.discard(attempt);
    }
    return attempt.id();
  }

  private static List<String> files(Lake lake) throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(day(lake).path());
    Configuration hadoop =
        lake.paths().root().startsWith("hdfs")
            ? MiniHdfs.get().configuration()
            : new Configuration();
    return Stream.of(path.getFileSystem(hadoop).listStatus(path))
        .map(FileStatus::getPath)
        .map(org.apache.hadoop.fs.Path::getName)
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("lakes")
  void theFilesAreThoseOfTheLastAttempt(Lake lake) throws IOException {
    for (int i = 0; i < 3; i++) {
      String attempt = publish(lake);

      assertThat(files(lake), is(Stream.of("_manifest.json", attempt).sorted().toList()));
      assertThat(lake.find(day(lake)).map(Manifest::attempt), is(Optional.of(attempt)));
    }
  }

  @ParameterizedTest
  @MethodSource("lakes")
  void ofAttemptsAtOnceOneIsThereWholeAndAReaderNeverSeesTwo(Lake lake) throws Exception {
    publish(lake);
    List<Integer> seen = new ArrayList<>();
    List<String> attempts = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<String>> publications = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        Callable<String> publication = () -> publish(lake);
        publications.add(threads.submit(publication));
        try {
          seen.add(files(lake).size());
        } catch (IOException gone) {
          seen.add(0);
        }
      }
      for (Future<String> each : publications) {
        attempts.add(each.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(seen, everyItem(is(lessThanOrEqualTo(2)))); // a file and the manifest
    String winner = lake.find(day(lake)).orElseThrow().attempt();
    assertThat("one of them: " + winner, attempts.contains(winner), is(true));
    assertThat(files(lake), is(Stream.of("_manifest.json", winner).sorted().toList()));
  }

  @Test
  void whatWasThereIsPutBackIfNothingCanTakeItsPlace() throws IOException {
    Lake lake = Lake.at(folder.resolve("put-back").toUri().toString(), new Configuration());
    String before = publish(lake);
    Lake failing = new Lake(lake.paths(), refusing(new LocalStore(), "/parquet"));

    StepFailure failure = assertThrows(StepFailure.class, () -> publish(failing));

    assertThat(failure.getMessage(), containsString("no room"));
    assertThat(files(lake), is(Stream.of("_manifest.json", before).sorted().toList()));
  }

  @Test
  void anotherJobsFolderIsNotReplaced() throws IOException {
    Lake lake = Lake.at(folder.resolve("other-job").toUri().toString(), new Configuration());
    String before = publish(lake);
    Attempt attempt = lake.paths().newAttempt();
    Manifest other =
        day(lake)
            .manifest(attempt.id())
            .job("another")
            .createdAt("2026-02-28T01:02:03.004Z")
            .createdBy("test")
            .elapsedMillis(1)
            .files(List.of(new DataFile("rows", 4, "00000000", 1)))
            .columns(List.of(ManifestColumn.text("number")))
            .rowsRead(1)
            .build();

    assertThrows(
        StepFailure.class,
        () -> lake.publishListed(attempt.within("parquet"), day(lake), other, attempt));

    assertThat(files(lake), is(Stream.of("_manifest.json", before).sorted().toList()));
  }

  /** A store in which no folder with that end can be moved. */
  private static LakeStore refusing(LakeStore store, String end) {
    return (LakeStore)
        Proxy.newProxyInstance(
            LakeStore.class.getClassLoader(),
            new Class<?>[] {LakeStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("moveFolder") && ((String) arguments[0]).endsWith(end)) {
                throw new IOException("no room");
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
