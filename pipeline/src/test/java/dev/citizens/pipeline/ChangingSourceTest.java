package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Failures;
import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that changes while it is read is never published. */
class ChangingSourceTest {
  private TestSite site;

  @BeforeEach
  void makeInput(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).writeCsv(100, 0).fillMySql("citizens", 100);
  }

  @Test
  void theCsvGrowsWhileItIsUploaded() throws IOException {
    uploadIsRefused(
        MeddlingRunner.after(
            site.day(),
            () ->
                Files.writeString(site.csv(), "101,Anna,,Rome,Italy\n", StandardOpenOption.APPEND)),
        "changed while it was read");
  }

  @Test
  void theCsvIsRewrittenWithTheSameLength() throws IOException {
    uploadIsRefused(
        MeddlingRunner.after(
            site.day(),
            () -> {
              long millis = Files.getLastModifiedTime(site.csv()).toMillis();
              Files.write(site.csv(), Files.readAllBytes(site.csv()));
              Files.setLastModifiedTime(site.csv(), FileTime.fromMillis(millis + 1));
            }),
        "changed while it was read");
  }

  @Test
  void theCsvShrinksBeforeItIsRead() throws IOException {
    uploadIsRefused(
        MeddlingRunner.before(site.day(), () -> Files.writeString(site.csv(), "id,name")),
        "changed while it was read");
  }

  @Test
  void theCsvGoesAway() throws IOException {
    uploadIsRefused(
        MeddlingRunner.before(site.day(), () -> Files.delete(site.csv())),
        "went away while it was read");
  }

  private void uploadIsRefused(PipelineRunner runner, String because) throws IOException {
    UploadStep upload = new UploadStep(site.day());
    upload.check();

    StepFailure failure = refusalOf(upload, runner);

    assertThat(failure.status(), is(ExitStatus.INPUT_NOT_READY));
    assertThat(
        failure.getMessage(),
        is("--csv=%s %s; run again when it is complete".formatted(site.csv(), because)));
    assertThat(site.lake().list(), is(empty()));
    assertThat(site.lake().attempts(), is(0));
  }

  @Test
  void theTableGoesAwayBeforeItIsRead() throws IOException {
    ExtractStep extract = new ExtractStep(site.day());
    extract.check();

    StepFailure failure =
        refusalOf(
            extract,
            MeddlingRunner.before(
                site.day(),
                () -> {
                  try (Connection connection = site.mySql();
                      Statement statement = connection.createStatement()) {
                    statement.execute("DROP TABLE citizens");
                  }
                }));

    assertThat(failure.status(), is(ExitStatus.WRONG_USE));
    assertThat(failure.getMessage(), containsString("Table 'citizens.citizens' doesn't exist"));
    assertThat(site.lake().list(), is(empty()));
    assertThat(site.lake().attempts(), is(0));
  }

  @Test
  void rowsGoAwayBeforeTheyAreRead() throws IOException {
    ExtractStep extract = new ExtractStep(site.day());
    extract.check();

    StepFailure failure =
        refusalOf(
            extract,
            MeddlingRunner.before(
                site.day(),
                () -> {
                  try (Connection connection = site.mySql();
                      Statement statement = connection.createStatement()) {
                    statement.execute("DELETE FROM citizens WHERE id > 90");
                  }
                }));

    assertThat(failure.status(), is(ExitStatus.MYSQL));
    assertThat(
        failure.getMessage(),
        startsWith("table citizens had 100 rows when its extract began, and 90 were read: "));
    assertThat(site.lake().list(), is(empty()));
    assertThat(site.lake().attempts(), is(0));
  }

  private static StepFailure refusalOf(Step step, PipelineRunner runner) {
    return Failures.explain(assertThrows(RuntimeException.class, () -> step.run(runner)));
  }
}
