package dev.citizens.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.job.Dataset;
import dev.citizens.job.JobFileReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuestionTimesTest {
  private static final String JOB =
      """
      name: times
      datasets:
        citizens:
          file: unused.csv
          columns:
            - {name: id, type: long}
            - {name: name}
            - {name: birth_date, type: date}
            - {name: city}
            - {name: country}
      analyses:
        - of: citizens
          ask:
            - {countBy: [country], as: by_country}
            - {sql: "SELECT count(*) AS people FROM citizens", as: people}
      """;

  @Test
  void eachQuestionHasALineAndAllOfThemToo() throws IOException {
    Dataset dataset =
        JobFileReader.parse("job.yaml", JOB, Set.of(), options -> LocalDate.of(2026, 11, 26))
            .datasets()
            .get(0);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    new QuestionTimes(Shape.UNQUOTED.file(1 << 20), dataset)
        .print(1, new PrintStream(printed, true, UTF_8));

    assertThat(
        printed.toString(UTF_8).replaceAll("-?\\d+\\.\\d", "N"),
        is(
            """
            | question | ns a row |
            |---|---|
            | none: rows are found, and types checked | N |
            | by_country | N |
            | people | N |
            | all in one pass | N |
            """));
  }
}
