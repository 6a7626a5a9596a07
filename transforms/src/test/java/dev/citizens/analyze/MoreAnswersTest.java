package dev.citizens.analyze;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import dev.citizens.testing.BeamPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Expressions, keywords without case, profiles and distinct values of 20,000 rows that are made of
 * difficult pieces, against DuckDB.
 */
class MoreAnswersTest {
  private static final double STANDARD_ERROR = 0.0082;
  @TempDir static Path folder;
  private static Path file;
  private static Map<String, String> expected;

  @RegisterExtension final BeamPipeline beam = new BeamPipeline();

  @BeforeAll
  static void makeFileAndAskDuckDb() throws IOException, SQLException {
    file = Files.writeString(folder.resolve("difficult.csv"), DifficultRows.csv(), UTF_8);
    expected = DuckDbAnswers.to(DifficultRows.QUERIES, file, folder);
  }

  @Test
  void everyCountIsDuckDbsAnswer() throws IOException {
    CsvRun run = run(100_000);

    for (String name : expected.keySet()) {
      if (!name.equals("column_profile") && !name.equals("distinct_values")) {
        assertThat(name, run.results().get(name), is(expected.get(name)));
      }
    }
    assertThat(run.totals().rows(), is((long) DifficultRows.ROWS));
    // The file has what makes it hard.
    assertThat(run.results().get("by_age_band"), containsString("100-109,"));
    assertThat(run.results().get("by_city_lower"), containsString("\n\"\","));
    assertThat(run.results().get("kelvin"), containsString("ask,name,"));
  }

  @Test
  void profilesAreDuckDbsButForTheEstimates() throws IOException {
    CsvRun run = run(100_000);

    checkEstimates(run.results().get("column_profile"), expected.get("column_profile"));
    checkEstimates(run.results().get("distinct_values"), expected.get("distinct_values"));
  }

  /**
   * Ours ends with estimate, lower and upper bound where the expected has the exact number. How
   * often that is between the bounds is tested with the sketch.
   */
  private static void checkEstimates(String found, String expected) {
    String lineEnd = ",(\\d+)\n";
    String[] exact = numbersAtLineEnds(expected);
    String[] upper = numbersAtLineEnds(found);
    String withoutUpper = found.replaceAll(lineEnd, "\n");
    String[] lower = numbersAtLineEnds(withoutUpper);
    String withoutBounds = withoutUpper.replaceAll(lineEnd, "\n");
    String[] estimate = numbersAtLineEnds(withoutBounds);

    assertThat(
        withoutBounds.replaceAll(lineEnd, "\n").lines().skip(1).toList(),
        is(expected.replaceAll(lineEnd, "\n").lines().skip(1).toList()));
    assertThat(exact.length, greaterThan(2));
    for (int i = 0; i < exact.length; i++) {
      double values = Long.parseLong(exact[i]);
      long estimated = Long.parseLong(estimate[i]);
      assertThat(estimated / values, is(closeTo(1, 3 * STANDARD_ERROR)));
      assertThat(Long.parseLong(lower[i]) / values, is(closeTo(1, 5 * STANDARD_ERROR)));
      assertThat(Long.parseLong(lower[i]), lessThanOrEqualTo(estimated));
      assertThat(Long.parseLong(upper[i]), greaterThan(estimated));
    }
  }

  private static String[] numbersAtLineEnds(String text) {
    return Pattern.compile(",(\\d+)\n")
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .toArray(String[]::new);
  }

  @Test
  void theNumberOfRangesChangesNothing() throws IOException {
    CsvRun whole = run(Integer.MAX_VALUE);
    CsvRun pieces = run(33_333);

    assertThat(whole.ranges(), is(1));
    assertThat(pieces.ranges(), greaterThan(10));
    assertThat(pieces.results(), is(whole.results()));
  }

  private CsvRun run(int cutBytes) throws IOException {
    return CsvRun.of(
        beam.create(), file, folder, CitizensDay.COLUMNS, DifficultRows.ANALYSES, cutBytes);
  }
}
