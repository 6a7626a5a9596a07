package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.pipeline.progress.ProgressStyle;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step reads what another run of the day replaces: it says so, and nothing is damaged. */
class PublishedAnewTest {
  private TestSite site;

  @BeforeEach
  void makeInput(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).writeCsv(50, 0).fillMySql("citizens", 50);
    site.done("upload");
    site.done("extract");
  }

  @Test
  void theRawFileWhileItIsAnalysed() throws IOException, SQLException {
    isToldBy(site.analyze("citizens"), () -> again(site.upload()), "raw/citizens", "analyze");
    site.with("dataset", "citizens").done("analyze");
  }

  @Test
  void theResultsWhileTheyAreLoaded() throws IOException, SQLException {
    site.done("analyze");
    isToldBy(
        site.load("citizens"), () -> again(site.analyze("citizens")), "results/citizens", "load");
    assertThat(site.publishedRuns(), is(empty()));
    site.done("load");
  }

  @Test
  void theTableWhileItIsReconciled() throws IOException, SQLException {
    try (Connection connection = site.mySql();
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE citizens SET city = 'Atlantis' WHERE id = 7");
    }
    for (String step : List.of("extract", "analyze", "load")) {
      site.done(step);
    }
    isToldBy(site.reconcile(), () -> again(site.extract()), "raw/citizens_mysql", "reconcile");
  }

  private void isToldBy(
      Step step, MeddlingRunner.Meddling publishAnew, String folder, String command)
      throws IOException {
    String manifest = folder + "/run_date=2026-03-01/_manifest.json";
    String before = site.lake().text(manifest);
    PreparedStep prepared = step.prepare();
    Day day = site.day();

    StepFailure failure =
        assertThrows(
            StepFailure.class, () -> prepared.run(MeddlingRunner.before(day, publishAnew)));

    assertThat(
        failure.getMessage(),
        is(
            "%s/%s/run_date=2026-03-01 was published anew while it was read; run %s"
                    .formatted(site.lake().root(), folder, command)
                + " --runDate=2026-03-01 again"));
    assertThat(failure.status(), is(ExitStatus.INPUT_NOT_READY));
    assertThat(site.lake().text(manifest), is(not(before)));
    assertThat(site.lake().attempts(), is(0));
  }

  private void again(Step step) {
    step.prepare().run(new InProcessRunner(site.day().options(), ProgressStyle.NONE));
  }
}
