package dev.citizens.analyze;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.citizens.csv.CsvDialect;
import dev.citizens.testdata.CitizensCsv;
import dev.citizens.testing.BeamPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The same rows give the same results and the same fingerprint, whatever stands between fields. */
class DelimiterTest {
  private static final int CUT_BYTES = 300;

  @TempDir Path folder;
  @RegisterExtension final BeamPipeline beam = new BeamPipeline();

  @Test
  void madeUpCitizensWithBadRows() throws IOException {
    Path commas = folder.resolve("citizens.csv");
    new CitizensCsv(3_000, 7, 9).write(commas);
    CsvRun expected = run(commas, CsvDialect.COMMA);
    assertThat(expected.totals().badRows().count(), is(9L));
    for (char delimiter : new char[] {';', '\t', '|'}) {
      assertSame(expected, commas, delimiter);
    }
  }

  /** Has line ends and delimiters in quotes. */
  @Test
  void theNastySample() throws IOException {
    Path commas = Path.of("../test-data/samples/nasty.csv");
    assertSame(run(commas, CsvDialect.COMMA), commas, ';');
  }

  /** A delimiter that is no longer one needs no quotes; a comma in a value does not divide it. */
  @Test
  void resultsHaveCommasAndQuoteThem() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("s.csv"),
            "id;name;birth_date;city;country\n1;a,b;;c;Korea, Republic of\n2;;;\"x;y\";\"Italy\"\n");

    CsvRun run = run(file, new CsvDialect((byte) ';'));

    assertThat(
        run.results().get("citizens_by_any_city"),
        is("country,city,rows\nItaly,x;y,1\n\"Korea, Republic of\",c,1\n"));
  }

  private void assertSame(CsvRun expected, Path commas, char delimiter) throws IOException {
    Path file = Files.createTempDirectory(folder, "other").resolve(commas.getFileName().toString());
    Files.writeString(file, exchanged(Files.readString(commas), delimiter));

    CsvRun run = run(file, new CsvDialect((byte) delimiter));

    assertThat(run.results(), is(expected.results()));
    assertThat(run.files(), is(expected.files()));
    assertThat(run.totals().fingerprint(), is(expected.totals().fingerprint()));
    assertThat(run.totals().rows(), is(expected.totals().rows()));
    assertThat(run.recordsInIndex(), is(expected.recordsInIndex()));
    assertThat(offsetsAndReasons(run), is(offsetsAndReasons(expected)));
    assertThat("cut in pieces", run.ranges(), is(expected.ranges()));
    assertThat(Files.readString(file), startsWith("id" + delimiter + "name"));
  }

  private static List<String> offsetsAndReasons(CsvRun run) {
    return run.quarantine()
        .lines()
        .map(line -> line.replaceFirst("([^,]*,[^,]*,[^,]*),.*", "$1"))
        .toList();
  }

  /** With the other delimiter outside of quotes. */
  private static String exchanged(String csv, char delimiter) {
    StringBuilder text = new StringBuilder(csv);
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      quoted ^= text.charAt(i) == '"';
      if (text.charAt(i) == ',' && !quoted) {
        text.setCharAt(i, delimiter);
      }
    }
    return text.toString();
  }

  private CsvRun run(Path file, CsvDialect dialect) throws IOException {
    return CsvRun.of(
        beam.create(), file, dialect, folder, CitizensDay.COLUMNS, CitizensDay.ANALYSES, CUT_BYTES);
  }
}
