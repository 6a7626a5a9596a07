package dev.citizens.analyze;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.expression.ColumnValue;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.Fingerprint;
import dev.citizens.element.CollectToFile;
import dev.citizens.files.Attempt;
import dev.citizens.job.CsvFile;
import dev.citizens.job.Dataset;
import dev.citizens.job.MySqlTable;
import dev.citizens.job.Quality;
import dev.citizens.job.Questions;
import dev.citizens.job.Source;
import dev.citizens.testing.BeamPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two small files, each cut into a range a line. */
class CompareGroupsTest {
  private static final String ANNA = "1,Anna,1990-01-01,Rome,Italy";
  private static final String BEN = "2,Ben,1991-01-01,Milan,Italy";
  private static final String EVA = "3,Eva,1992-01-01,Paris,France";
  private static final String KIM = "4,Kim,1993-01-01,Lima,\"Peru, \"\"south\"\"\"";

  @TempDir Path folder;
  @RegisterExtension final BeamPipeline beam = new BeamPipeline();

  @Test
  void rowsInAnotherOrderAreTheSame() throws IOException {
    assertThat(compare(List.of(ANNA, BEN, EVA, KIM), List.of(KIM, EVA, BEN, ANNA)), is(empty()));
  }

  @Test
  void quotesThatAreNotNeededMakeNoDifference() throws IOException {
    assertThat(
        compare(List.of(EVA), List.of("3,\"Eva\",1992-01-01,Paris,\"France\"\r")), is(empty()));
  }

  /** Extracted files have commas, whatever the CSV file has. */
  @Test
  void theDelimiterOfTheCsvMakesNoDifference() throws IOException {
    CsvDialect semicolon = new CsvDialect((byte) ';');
    List<String> csv =
        List.of("4;Kim;1993-01-01;Lima;\"Peru, \"\"south\"\"\"", EVA.replace(',', ';'));

    assertThat(compare(csv, semicolon, List.of(EVA, KIM)), is(empty()));
    assertThat(
        compare(csv, semicolon, List.of(KIM)),
        containsInAnyOrder(
            new GroupDifference("France", 1, fingerprint(EVA), 0, Fingerprint.EMPTY)));
  }

  @Test
  void changedValueIsFoundWhereTheCountsAreEqual() throws IOException {
    String changed = BEN.replace("Ben", "Bea");
    assertThat(
        compare(List.of(ANNA, BEN, EVA), List.of(ANNA, changed, EVA)),
        containsInAnyOrder(
            new GroupDifference(
                "Italy", 2, fingerprint(ANNA, BEN), 2, fingerprint(ANNA, changed))));
  }

  @Test
  void rowsThatOnlyOneSourceHasAreFoundOnEitherSide() throws IOException {
    assertThat(
        compare(List.of(ANNA, EVA), List.of(ANNA, BEN, KIM, EVA)),
        containsInAnyOrder(
            new GroupDifference("Italy", 1, fingerprint(ANNA), 2, fingerprint(ANNA, BEN)),
            new GroupDifference(
                "\"Peru, \"\"south\"\"\"", 0, Fingerprint.EMPTY, 1, fingerprint(KIM))));
    assertThat(
        compare(List.of(ANNA, BEN), List.of(ANNA)),
        containsInAnyOrder(
            new GroupDifference("Italy", 2, fingerprint(ANNA, BEN), 1, fingerprint(ANNA))));
  }

  @Test
  void valueThatMovesTheRowToAnotherGroupIsFoundInBoth() throws IOException {
    String moved = EVA.replace("France", "Italy");
    assertThat(
        compare(List.of(ANNA, EVA), List.of(ANNA, moved)),
        containsInAnyOrder(
            new GroupDifference("Italy", 1, fingerprint(ANNA), 2, fingerprint(ANNA, moved)),
            new GroupDifference("France", 1, fingerprint(EVA), 0, Fingerprint.EMPTY)));
  }

  /** Both files have bad rows in ranges of the same number. */
  @Test
  void badRowsAreNotCompared() throws IOException {
    assertThat(
        compare(List.of("x,Anna,,,Italy", EVA), List.of("2,Ben,not a day,,Italy", EVA)),
        is(empty()));
  }

  @Test
  void noRowsAreTheSameAsNoRows() throws IOException {
    assertThat(compare(List.of(), List.of()), is(empty()));
  }

  private List<GroupDifference> compare(List<String> csv, List<String> mysql) throws IOException {
    return compare(csv, CsvDialect.COMMA, mysql);
  }

  private List<GroupDifference> compare(List<String> csv, CsvDialect csvDialect, List<String> mysql)
      throws IOException {
    Path work = Files.createTempDirectory(folder, "run");
    Attempt attempt = new Attempt("a", work.resolve("attempt").toString());
    Pipeline pipeline = beam.create();
    PCollectionList.of(ranges(pipeline, "csv", work, csv))
        .and(ranges(pipeline, "mysql", work, mysql))
        .apply(
            CompareGroups.by(
                List.of(new ColumnValue("country", 4)),
                citizens(new CsvFile("citizens.csv", csvDialect)),
                citizens(new MySqlTable("citizens", null, List.of())),
                attempt))
        .apply("Collect", CollectToFile.at(attempt.file("differences")));
    pipeline.run();
    return CollectToFile.read(attempt.file("differences"), GroupDifference.CODER);
  }

  private static Dataset citizens(Source source) {
    return new Dataset(
        "citizens", source, CitizensDay.COLUMNS, null, Quality.NONE, Questions.NONE, false);
  }

  private static PCollection<ScanRange> ranges(
      Pipeline pipeline, String name, Path work, List<String> lines) throws IOException {
    Path file = Files.createFile(work.resolve(name + ".csv"));
    List<Long> starts = new ArrayList<>();
    for (String line : lines) {
      starts.add(Files.size(file));
      Files.writeString(file, Files.readString(file) + line + "\n");
    }
    return pipeline.apply(
        name,
        Create.of(ScanRange.tile(file.toString(), starts, Files.size(file), 1))
            .withCoder(ScanRange.CODER));
  }

  private static Fingerprint fingerprint(String... rows) {
    Fingerprint sum = Fingerprint.EMPTY;
    for (String row : rows) {
      byte[] bytes = row.getBytes(UTF_8);
      sum = sum.plus(Fingerprint.of(bytes, 0, bytes.length));
    }
    return sum;
  }
}
