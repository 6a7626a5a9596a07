package dev.citizens.pipeline;

import static java.util.stream.Collectors.joining;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schema and page of the job file are those of the reader, and editors can use the schema. */
class JobFileReferenceTest {
  private static final Path SHIPPED = Path.of("../runner-config/job.yaml");
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

  @Test
  void theSchemaOfTheRepositoryIsUpToDate() throws IOException {
    isUpToDate(JobFileSchema.FILE, JobFileReference.schema());
  }

  @Test
  void thePageOfTheRepositoryIsUpToDate() throws IOException {
    isUpToDate(Path.of("../docs/job-file.md"), JobFileReference.page());
  }

  /** What is made now is left in target/, from where it can be copied. */
  private static void isUpToDate(Path file, String made) throws IOException {
    Path fresh = Files.writeString(Path.of("target").resolve(file.getFileName()), made);
    String copy = "run: cp pipeline/%s %s".formatted(fresh, file.toString().substring(3));
    assertThat(copy, Files.exists(file) && Files.readString(file).equals(made), is(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "runner-config/job.yaml",
        "scripts/lib/benchmark/jobs/country.yaml",
        "scripts/lib/benchmark/jobs/five.yaml"
      })
  void theSchemaTakesTheJobFilesOfTheRepository(String file) throws IOException {
    assertThat(JobFileSchema.objections(Files.readString(Path.of("..", file))), is(empty()));
  }

  @Test
  void theSchemaTakesTheJobFilesInTheDocuments() throws IOException {
    List<String> files;
    try (Stream<Path> pages = Files.list(Path.of("../docs"))) {
      files =
          pages
              .filter(page -> page.toString().endsWith(".md"))
              .flatMap(page -> YAML.matcher(text(page)).results())
              .map(block -> block.group(1))
              .filter(block -> block.startsWith("name:") && block.contains("\ndatasets:"))
              .toList();
    }
    assertThat(files.size(), is(greaterThan(0)));
    files.forEach(file -> assertThat(file, JobFileSchema.objections(file), is(empty())));
  }

  private static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zone: Asia/Ho_Chi_Minh     | zoon: Asia/Ho_Chi_Minh
          zone: Asia/Ho_Chi_Minh     | job: other.yaml
          zone: Asia/Ho_Chi_Minh     | json: maybe
          file: citizens_data.csv    | path: citizens_data.csv
          file: citizens_data.csv    | file: {a: b}
          type: long                 | type: int
          key: true                  | key: 1
          minRows: 1                 | minRows: some
          {countBy: [country]}       | {countBy: country}
          name: citizens             | nam: citizens
          """)
  void theSchemaRefusesMistakes(String right, String wrong) throws IOException {
    String shipped = Files.readString(SHIPPED);
    assertThat(shipped.contains(right), is(true));
    assertThat(JobFileSchema.objections(shipped.replace(right, wrong)), is(not(empty())));
  }

  @Test
  void theShippedJobFileNamesTheSchemaBesideIt() throws IOException {
    String first = Files.readAllLines(SHIPPED).get(0);
    assertThat(first, is("# yaml-language-server: $schema=" + JobFileSchema.FILE.getFileName()));
  }

  @Test
  void everyKeyIsDescribed() {
    assertThat(
        JobFileReference.page().lines().filter(line -> line.endsWith("|  |")).collect(joining()),
        is(""));
  }
}
