package dev.citizens.lake;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import dev.citizens.files.Attempt;
import dev.citizens.files.FilePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What attempts leave in the folders of a day goes away, and nothing else does. */
class SweptFoldersTest {
  @TempDir Path folder;

  private Lake lake;
  private PublishedDay day;

  @BeforeEach
  void publish() {
    lake = Lake.at("file://" + folder, new Configuration());
    day = new PublishedDay(lake);
    day.publish();
  }

  @Test
  void aFolderOfAnAttemptThatDiedIsDeletedAfterTwoDays() throws IOException {
    lake.writeText(day.folder().data("dead") + "/part", "x");
    lake.writeText(day.folder().data("slow") + "/part", "x");
    makeOld(day.folder().data("dead"), Duration.ofHours(49));
    makeOld(day.folder().data("slow"), Duration.ofHours(47));

    String now = day.publish().id();

    assertThat(names(day.folder().path()), containsInAnyOrder(Manifest.FILE_NAME, now, "slow"));
  }

  @Test
  void rejectedAttemptsAreNoneThatDied() throws IOException {
    Attempt data = lake.paths().newAttempt().within("quarantine");
    lake.writeText(data.file(PublishedDay.FILE), "x");
    lake.keepRejected(data, day.alongside(), PublishedDay.manifest(day.alongside(), data.id()));
    makeOld(day.alongside().rejected(), Duration.ofDays(9));

    String now = day.publishWithMore().id();

    assertThat(names(day.alongside().path()), containsInAnyOrder("_rejected", now));
    assertThat(names(day.alongside().rejected()), contains(data.id()));
  }

  @Test
  void onlyTheNewestRejectedAttemptsAreKept() throws IOException {
    List<String> rejected = new ArrayList<>();
    for (int hour = 0; hour < 5; hour++) {
      Attempt data = lake.paths().newAttempt().within("quarantine");
      lake.writeText(data.file(PublishedDay.FILE), PublishedDay.content(data.id()));
      Manifest manifest = PublishedDay.manifest(day.alongside(), data.id());
      String kept = lake.keepRejected(data, day.alongside(), manifest);
      assertThat(
          lake.readText(kept + "/" + PublishedDay.FILE), is(PublishedDay.content(data.id())));
      makeOld(kept, Duration.ofHours(9 - hour));
      rejected.add(data.id());
    }
    assertThat(
        names(day.alongside().rejected()),
        containsInAnyOrder(rejected.subList(2, 5).toArray(String[]::new)));
  }

  private static List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(new FilePath(folder).local())) {
      return files.map(each -> each.getFileName().toString()).toList();
    }
  }

  private static void makeOld(String path, Duration age) throws IOException {
    Files.setLastModifiedTime(new FilePath(path).local(), FileTime.from(Instant.now().minus(age)));
  }
}
