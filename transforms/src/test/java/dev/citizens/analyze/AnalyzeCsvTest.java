package dev.citizens.analyze;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.citizens.lake.DataFile;
import dev.citizens.testdata.CitizensCsv;
import dev.citizens.testing.BeamPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * 20,000 made-up citizens with bad rows among them, against DuckDB's answers about the good ones.
 */
class AnalyzeCsvTest {
  private static final int ROWS = 20_000;
  private static final int BAD_ROWS = 31;
  private static final int WHOLE = Integer.MAX_VALUE;

  @TempDir static Path folder;
  private static Path file;
  private static Map<String, String> expected;

  @RegisterExtension final BeamPipeline beam = new BeamPipeline();

  @BeforeAll
  static void makeFileAndAskDuckDb() throws IOException, SQLException {
    Path goodRows = folder.resolve("good_rows.csv");
    new CitizensCsv(ROWS, 7, 0).write(goodRows);
    expected = DuckDbAnswers.about(goodRows, folder);
    file = folder.resolve("citizens, all.csv");
    new CitizensCsv(ROWS, 7, BAD_ROWS).write(file);
  }

  @Test
  void everyResultIsDuckDbsAnswer() throws IOException {
    CsvRun run = run(100_000);

    assertThat(run.results(), is(expected));
    assertThat(run.results().get("citizens_by_city").lines().count(), is(101L));
    // The file has what makes it hard.
    assertThat(run.results().get("citizens_by_any_city"), containsString(",,"));
    assertThat(run.results().get("citizens_by_any_city"), containsString(",\"\","));
    assertThat(run.results().get("citizens_by_birth_year"), containsString("\n,"));
  }

  @Test
  void everyRowIsCountedOnce() throws IOException {
    CsvRun run = run(100_000);

    assertThat(run.ranges(), is(13));
    assertThat(run.recordsInIndex(), is(1L + ROWS + BAD_ROWS));
    assertThat(run.totals().rows(), is((long) ROWS));
    assertThat(run.totals().badRows().count(), is((long) BAD_ROWS));
  }

  @Test
  void theQuarantineHasExactlyTheBadRows() throws IOException {
    assertThat(run(100_000).quarantine(), is(badRowsOf(Files.readAllBytes(file))));
  }

  @Test
  void theNumberOfRangesChangesNothing() throws IOException {
    CsvRun whole = run(WHOLE);
    assertThat(whole.ranges(), is(1));
    for (int cutBytes : new int[] {700_001, 4_099}) {
      CsvRun pieces = run(cutBytes);
      String cut = "cut every " + cutBytes + " bytes";
      assertThat(cut, pieces.results(), is(whole.results()));
      assertThat(cut, pieces.files(), is(whole.files()));
      assertThat(cut, pieces.quarantine(), is(whole.quarantine()));
      assertThat(cut, pieces.totals().fingerprint(), is(whole.totals().fingerprint()));
    }
  }

  @Test
  void resultFilesAreDescribedAsTheyAre() throws IOException {
    CsvRun run = run(WHOLE);
    List<DataFile> described = new ArrayList<>();
    run.results()
        .forEach(
            (name, text) -> {
              byte[] bytes = text.getBytes(UTF_8);
              CRC32C crc = new CRC32C();
              crc.update(bytes);
              long rows = text.lines().count() - 1; // no field here has a line end
              described.add(
                  new DataFile(
                      name + ".csv", bytes.length, DataFile.hex((int) crc.getValue()), rows));
            });

    assertThat(run.files(), is(described));
  }

  private CsvRun run(int cutBytes) throws IOException {
    return CsvRun.of(
        beam.create(), file, folder, CitizensDay.COLUMNS, CitizensDay.ANALYSES, cutBytes);
  }

  /** The bad rows by what the generator writes; none of them has a quote left open. */
  private static String badRowsOf(byte[] bytes) {
    StringBuilder quarantine = new StringBuilder("file,byte_offset,reason,row\n");
    int offset = 0;
    for (String line : new String(bytes, ISO_8859_1).split("\n", -1)) {
      String reason =
          line.endsWith(",only two")
              ? "TOO_FEW_FIELDS"
              : line.endsWith(",Rome,Italy,x,y")
                  ? "TOO_MANY_FIELDS"
                  : line.endsWith(",\"ab\"c,1990-01-01,Rome,Italy") ? "TEXT_AFTER_QUOTE" : null;
      if (reason != null) {
        quarantine.append("\"citizens, all.csv\",").append(offset).append(',').append(reason);
        quarantine.append(",\"").append(line.replace("\"", "\"\"")).append("\"\n");
      }
      offset += line.length() + 1;
    }
    return quarantine.toString();
  }
}
