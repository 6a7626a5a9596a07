package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the workers have found is lost before it is read: that is a failure, and not nothing. */
class LostCollectionTest {
  private static final Set<String> COLLECTED = Set.of("copied", "ranges", "slots", "differences");

  private TestSite site;

  @BeforeEach
  void makeInput(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).writeCsv(50, 0).fillMySql("citizens", 50);
  }

  @Test
  void ofUpload() throws IOException {
    failsWhenItIsLost(site.upload());
  }

  @Test
  void ofExtract() throws IOException {
    failsWhenItIsLost(site.extract());
  }

  @Test
  void ofAnalyze() throws IOException {
    site.done("upload");
    failsWhenItIsLost(site.analyze("citizens"));
  }

  @Test
  void ofReconcile() throws IOException, SQLException {
    try (Connection connection = site.mySql();
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE citizens SET city = 'Atlantis' WHERE id = 7");
    }
    for (String step : List.of("upload", "extract", "analyze", "load")) {
      site.done(step);
    }
    failsWhenItIsLost(site.reconcile());
    assertThat(
        site.warehouseRows("SELECT count(*) FROM citizens.reconciliation"), contains(List.of("0")));
  }

  private void failsWhenItIsLost(Step step) throws IOException {
    PreparedStep prepared = step.prepare();
    List<String> before = site.lake().list();
    Day day = site.day();

    StepFailure failure =
        assertThrows(
            StepFailure.class, () -> prepared.run(MeddlingRunner.after(day, this::loseCollected)));

    assertThat(failure.status(), is(ExitStatus.HDFS));
    assertThat(
        failure.getMessage(), containsString("what the workers have found could not be read"));
    assertThat(site.lake().list(), is(before));
  }

  private void loseCollected() throws IOException {
    try (Stream<Path> files = Files.walk(site.file("lake").resolve("_attempts"))) {
      List<Path> collected =
          files.filter(file -> COLLECTED.contains(file.getFileName().toString())).toList();
      assertThat(collected.size(), is(1));
      Files.delete(collected.get(0));
    }
  }
}
