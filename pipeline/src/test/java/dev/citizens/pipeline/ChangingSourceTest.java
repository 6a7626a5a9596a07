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
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

  /** Each way to have other bytes under the name, whatever length and time say. */
  static Stream<Arguments> replacements() {
    return Stream.of("", "file://")
        .flatMap(
            scheme ->
                Stream.of(
                        Named.<Replacement>of("by rename", Replacement::byRename),
                        Named.<Replacement>of("in place", Replacement::inPlace),
                        Named.<Replacement>of("by a link", Replacement::byLink),
                        Named.<Replacement>of("there and back", Replacement::thereAndBack))
                    .map(how -> Arguments.of(scheme, how)));
  }

  /** Puts a file with the same length and time into another's place. */
  interface Replacement {
    void replace(Path csv) throws IOException;

    static void byRename(Path csv) throws IOException {
      Files.move(twin(csv), csv, StandardCopyOption.REPLACE_EXISTING);
    }

    static void inPlace(Path csv) throws IOException {
      FileTime time = Files.getLastModifiedTime(csv);
      Files.write(csv, Files.readAllBytes(twin(csv)));
      Files.setLastModifiedTime(csv, time);
    }

    static void byLink(Path csv) throws IOException {
      Path twin = twin(csv);
      Files.delete(csv);
      Files.createSymbolicLink(csv, twin);
    }

    static void thereAndBack(Path csv) throws IOException {
      Path aside = csv.resolveSibling("aside");
      Files.move(csv, aside);
      Files.move(twin(aside), csv);
      Files.move(aside, csv, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path twin(Path csv) throws IOException {
      Path twin = csv.resolveSibling("twin");
      Files.writeString(twin, Files.readString(csv).replace('a', 'b'));
      Files.setLastModifiedTime(twin, Files.getLastModifiedTime(csv));
      return twin;
    }
  }

  @ParameterizedTest
  @MethodSource("replacements")
  void theCsvIsReplacedByOneOfTheSameLengthAndTime(String scheme, Replacement replacement)
      throws IOException {
    site.with("csv", scheme + site.csv());
    uploadIsRefused(
        MeddlingRunner.before(site.day(), () -> replacement.replace(site.csv())),
        scheme + site.csv(),
        "changed while it was read");
  }

  @Test
  void aLinkIsTurnedToAnotherFileAndBack() throws IOException {
    Path first = site.file("first.csv");
    Files.move(site.csv(), first);
    Files.createSymbolicLink(site.csv(), first);
    uploadIsRefused(
        MeddlingRunner.before(
            site.day(),
            () -> {
              Files.delete(site.csv());
              Files.createSymbolicLink(site.csv(), site.file("second.csv"));
              Files.delete(site.csv());
              Files.createSymbolicLink(site.csv(), first);
            }),
        "changed while it was read");
  }

  @Test
  void aFolderIsALinkThatIsTurnedToAnother() throws IOException {
    for (String day : List.of("monday", "tuesday")) {
      Files.createDirectory(site.file(day));
      Files.copy(site.csv(), site.file(day).resolve("citizens.csv"));
    }
    Path today = site.file("today");
    Files.createSymbolicLink(today, site.file("monday"));
    site.with("csv", today + "/citizens.csv");
    uploadIsRefused(
        MeddlingRunner.before(
            site.day(),
            () -> {
              Files.delete(today);
              Files.createSymbolicLink(today, site.file("tuesday"));
            }),
        today + "/citizens.csv",
        "changed while it was read");
  }

  @Test
  void aSharedFileShrinksBeforeItIsRead() throws IOException {
    site.with("csv", "file://" + site.csv());
    uploadIsRefused(
        MeddlingRunner.before(site.day(), () -> Files.writeString(site.csv(), "id,name")),
        "file://" + site.csv(),
        "changed while it was read");
  }

  private void uploadIsRefused(PipelineRunner runner, String because) throws IOException {
    uploadIsRefused(runner, site.csv().toString(), because);
  }

  private void uploadIsRefused(PipelineRunner runner, String csv, String because)
      throws IOException {
    StepFailure failure = refusalOf(site.upload().prepare(), runner);

    assertThat(failure.status(), is(ExitStatus.INPUT_NOT_READY));
    assertThat(
        failure.getMessage(),
        is("--csv=%s %s; run again when it is complete".formatted(csv, because)));
    assertThat(site.lake().list(), is(empty()));
    assertThat(site.lake().attempts(), is(0));
  }

  /** What the extract says if somebody runs that statement behind its check. */
  private StepFailure refusalOfExtractAfter(String sql) throws IOException {
    return refusalOf(
        site.extract().prepare(),
        MeddlingRunner.before(
            site.day(),
            () -> {
              try (Connection connection = site.mySql();
                  Statement statement = connection.createStatement()) {
                statement.execute(sql);
              }
            }));
  }

  @Test
  void theTableGoesAwayBeforeItIsRead() throws IOException {
    StepFailure failure = refusalOfExtractAfter("DROP TABLE citizens");

    assertThat(failure.status(), is(ExitStatus.WRONG_USE));
    assertThat(failure.getMessage(), containsString("Table 'citizens.citizens' doesn't exist"));
    assertThat(site.lake().list(), is(empty()));
    assertThat(site.lake().attempts(), is(0));
  }

  @Test
  void rowsGoAwayBeforeTheyAreRead() throws IOException {
    StepFailure failure = refusalOfExtractAfter("DELETE FROM citizens WHERE id > 90");

    assertThat(failure.status(), is(ExitStatus.MYSQL));
    assertThat(
        failure.getMessage(),
        startsWith("table citizens had 100 rows when they were counted, and 90 were read: "));
    assertThat(site.lake().list(), is(empty()));
    assertThat(site.lake().attempts(), is(0));
  }

  private static StepFailure refusalOf(PreparedStep step, PipelineRunner runner) {
    return Failures.explain(assertThrows(RuntimeException.class, () -> step.run(runner)));
  }
}
