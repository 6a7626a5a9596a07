package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import dev.citizens.failures.ExitStatus;
import java.io.IOException;
import java.sql.SQLException;

/**
 * How a command must end that cannot succeed: one line, the documented status, within a minute, and
 * nothing published. An attempt is named as in {@link LakeFiles}.
 *
 * @param line what the command says, between {@code citizens: } and the status
 */
record Refusal(ExitStatus status, String line) {
  private static final double MAX_SECONDS = 60;

  /** Runs the step and checks all of it. */
  CitizensRun of(TestSite site, String step, String... more) throws IOException, SQLException {
    CitizensRun run = site.run(step, more);
    assertThat(
        run.err().stream().map(LakeFiles::anonymous).toList(),
        contains("citizens: %s (status %s)".formatted(line, status.code())));
    assertThat(run.status(), is(status));
    assertThat(run.seconds(), lessThan(MAX_SECONDS));
    for (String password : site.environment().values()) {
      assertThat(run.everything(), not(containsString(password)));
    }
    return run;
  }

  /** As {@link #of}, on a site where nothing had been published before. */
  CitizensRun withNothingPublished(TestSite site, String step, String... more)
      throws IOException, SQLException {
    CitizensRun run = of(site, step, more);
    assertThat(site.lake().list(), is(empty()));
    assertThat(site.lake().attempts(), is(0));
    assertThat(site.publishedRuns(), is(empty()));
    assertThat(site.stagingTables(), is(empty()));
    return run;
  }
}
