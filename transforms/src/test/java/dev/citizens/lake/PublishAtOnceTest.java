package dev.citizens.lake;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import dev.citizens.failures.StepFailure;
import dev.citizens.files.Attempt;
import dev.citizens.harness.MiniHdfs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two attempts that publish one day at once, one of them paused at every step, and a reader. */
class PublishAtOnceTest {
  /** More than a publication has. */
  private static final int MAX_OPERATIONS = 20;

  @TempDir Path folder;

  @Test
  void onDiskOneIsPausedAtEachStepWhileTheOtherGoesOnAndIsPausedAtEachOfIts() throws Exception {
    for (int first = 0; first <= MAX_OPERATIONS; first++) {
      for (int second = 1; second <= MAX_OPERATIONS; second++) {
        Lake lake = Lake.at("file://" + folder + "/" + first + "-" + second, new Configuration());
        publishTwo(lake, new LocalStore(), first, second);
      }
    }
  }

  @Test
  void inHdfsOneIsPausedAtEachStepWhileTheOtherPublishes() throws Exception {
    MiniHdfs hdfs = MiniHdfs.get();
    for (int first = 0; first <= MAX_OPERATIONS; first++) {
      Lake lake = Lake.at(hdfs.newFolder(), hdfs.configuration());
      LakeStore store = new HdfsStore(lake.paths().root(), hdfs.configuration());
      publishTwo(lake, store, first, MAX_OPERATIONS);
    }
  }

  private static void publishTwo(Lake lake, LakeStore store, int first, int second)
      throws Exception {
    PublishedDay day = new PublishedDay(lake);
    Attempt before = day.publishWithMore();
    Reader reader = new Reader(day);
    reader.look();
    Turns turns =
        new Turns(
            List.of(
                new Turns.Turn(0, first),
                new Turns.Turn(1, second),
                new Turns.Turn(0, MAX_OPERATIONS),
                new Turns.Turn(1, MAX_OPERATIONS)),
            reader::look);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<String> attempts = new ArrayList<>();
    try {
      List<Future<Attempt>> publications = new ArrayList<>();
      for (int actor = 0; actor < 2; actor++) {
        int number = actor;
        PublishedDay own = new PublishedDay(new Lake(lake.paths(), turns.of(number, store)));
        publications.add(
            threads.submit(
                () -> {
                  try {
                    return own.publishWithMore();
                  } finally {
                    turns.finish(number);
                  }
                }));
      }
      for (Future<Attempt> each : publications) {
        attempts.add(each.get().id());
      }
    } finally {
      threads.shutdownNow();
    }
    String winner = lake.find(day.folder()).orElseThrow().attempt();
    assertThat(winner, oneOf(attempts.get(0), attempts.get(1)));
    assertThat(winner, not(before.id()));
    reader.look();
  }

  /** Remembers each manifest that it has seen, and looks again for the files of all of them. */
  private static final class Reader {
    private final PublishedDay day;
    private final List<String> seen = new ArrayList<>();

    Reader(PublishedDay day) {
      this.day = day;
    }

    void look() {
      String now = day.lake().find(day.folder()).orElseThrow().attempt();
      assertThat(contentOf(day.folder(), now), is(PublishedDay.content(now)));
      assertThat(contentOf(day.alongside(), now), is(PublishedDay.content(now)));
      if (!seen.contains(now)) {
        seen.add(now);
      }
      for (String attempt : seen) {
        try {
          assertThat(contentOf(day.folder(), attempt), is(PublishedDay.content(attempt)));
        } catch (StepFailure wentAway) {
          assertThat("what went away was replaced", now, is(not(attempt)));
        }
      }
    }

    private String contentOf(DayFolder folder, String attempt) {
      return day.lake().readText(folder.data(attempt) + "/" + PublishedDay.FILE);
    }
  }

  @Test
  void whatWasReplacedIsDeleted() throws IOException {
    Lake lake = Lake.at("file://" + folder, new Configuration());
    PublishedDay day = new PublishedDay(lake);
    Attempt first = day.publishWithMore();

    Attempt second = day.publishWithMore();

    for (DayFolder each : List.of(day.folder(), day.alongside())) {
      assertThat(lake.exists(each.data(first.id())), is(false));
      assertThat(lake.exists(each.data(second.id())), is(true));
    }
  }
}
