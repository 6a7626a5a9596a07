package dev.citizens.lake;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.citizens.files.Attempt;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LakePathsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 28);

  private final LakePaths paths = new LakePaths("hdfs://vps1:9000/lake//");

  @Test
  void layoutIsThatOfTheManual() {
    String lake = "hdfs://vps1:9000/lake";
    assertThat(paths.root(), is(lake));
    String people = "/people/run_date=2026-02-28";
    assertThat(paths.raw("people", DAY).path(), is(lake + "/raw" + people));
    assertThat(paths.results("people", DAY).path(), is(lake + "/results" + people));
    assertThat(paths.quarantine("people", DAY).path(), is(lake + "/quarantine" + people));
    assertThat(paths.quarantine("people", DAY).data("x"), is(lake + "/quarantine" + people + "/x"));
    assertThat(paths.reports("citizens", DAY), is(lake + "/reports/citizens/run_date=2026-02-28"));
    assertThat(paths.attempts(), is(lake + "/_attempts"));
  }

  @Test
  void attemptsDoNotMeet() {
    Attempt one = paths.newAttempt();
    assertThat(one.folder(), matchesPattern("hdfs://vps1:9000/lake/_attempts/[0-9a-f-]{36}"));
    assertThat(one.file("part-000001"), is(one.folder() + "/part-000001"));
    assertThat(paths.newAttempt().folder(), is(not(one.folder())));
  }
}
