package dev.citizens.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.csv.CsvDialect;
import dev.citizens.failures.StepFailure;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "citizens.csv",
        "citizens (1).csv",
        "100%.csv",
        "citizens%20data.csv",
        "citizens#1.csv",
        "a*b?.csv",
        "citizens[1].csv",
        "citizens{1,2}.csv",
        "công dân.csv",
        "công dân.csv",
        "back\\slash.csv",
        "-citizens.csv",
        "~",
        "a;b&c|d.csv",
        "'\"$`.csv",
        " ",
        "run_date=1",
        "😀.csv"
      })
  void otherNamesAreTakenAsTheyAre(String name) {
    assertThat(FileName.objection(name), is(nullValue()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''               | is no name
          .                | starts with .
          ..               | starts with .
          .hidden.csv      | starts with .
          _manifest.json   | starts with _
          _attempts        | starts with _
          2026-03-09T08:00 | has a :
          a/b.csv          | has a /
          """)
  void namesThatWouldNotBeFoundAgainAreRefused(String name, String objection) {
    assertThat(FileName.objection(name), containsString(objection));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\nb", "a\u001b[2Jb", "a\u202eb", "a\ud800b", "a\u2028b"})
  void namesThatCannotBeShownAreRefused(String name) {
    assertThat(FileName.objection(name), is("has a character that cannot be seen"));
  }

  @Test
  void aNameHasAsManyBytesAsHdfsAllows() {
    assertThat(FileName.objection("â".repeat(127) + "x"), is(nullValue()));
    assertThat(FileName.objection("â".repeat(128)), is("has 256 bytes; at most 255"));
  }

  @Test
  void theLakeMayLieBelowAHiddenFolderButNotAboveItself() {
    assertThat(FileName.objectionToFolder(".lake"), is(nullValue()));
    assertThat(FileName.objectionToFolder("_lake"), is(nullValue()));
    assertThat(FileName.objectionToFolder(".."), is("is no name but a way to a folder"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          _manifest.json | file cannot be named _manifest.json in the lake: the name starts with _, which hides a file from Spark and Hive; give it another, and where it lies as --csv
          in/a:b.csv     | file cannot be named a:b.csv in the lake: the name has a :, which HDFS refuses in names; give it another, and where it lies as --csv
          incoming/      | file is the folder incoming/; name the CSV file in it
          in/..          | file cannot be named .. in the lake: the name starts with ., which hides a file from Spark and Hive; give it another, and where it lies as --csv
          """)
  void theJobFileIsRefusedWithTheLine(String file, String message) {
    assertThat(
        assertThrows(StepFailure.class, parse(file)).getMessage(), is("job.yaml:2: " + message));
  }

  private static Executable parse(String file) {
    String job =
        """
        datasets:
          people: {file: "%s", columns: [{name: country}]}
        name: people
        """;
    return () ->
        JobFileReader.parse(
            "job.yaml",
            job.formatted(file),
            Set.of("zone", "lake"),
            options -> LocalDate.of(2026, 3, 1));
  }

  @Test
  void theNameInTheLakeIsTheLastPartOfThePath() {
    CsvFile file = new CsvFile("in/2026:03/công dân.csv", CsvDialect.COMMA);
    assertThat(file.files().name(LocalDate.of(2026, 3, 1)), is("công dân.csv"));
  }

  @ParameterizedTest
  @CsvSource({
    "in/people.csv.gz,people.csv",
    "people.CSV.ZIP,people.CSV",
    "people.bz2,people",
    "people.csv.zst,people.csv",
    "people.tar.gz.gz,people.tar.gz",
    "in/.gz,.gz",
    "zip,zip",
    "people.gz.csv,people.gz.csv"
  })
  void theNameInTheLakeDoesNotSayThatItIsPacked(String path, String name) {
    assertThat(FileName.ofPlain(path), is(name));
  }
}
