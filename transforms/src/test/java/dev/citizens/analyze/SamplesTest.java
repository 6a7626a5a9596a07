package dev.citizens.analyze;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.CountBy;
import dev.citizens.analysis.Partitions;
import dev.citizens.analysis.expression.ColumnValue;
import dev.citizens.analysis.keyword.CountKeyword;
import dev.citizens.csv.ColumnType;
import dev.citizens.job.Column;
import dev.citizens.testing.BeamPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files that are small enough to know what must come out. */
class SamplesTest {
  private static final Path TEST_DATA = Path.of("../test-data");

  @TempDir Path folder;
  @RegisterExtension final BeamPipeline beam = new BeamPipeline();

  @Test
  void theSamplesResultsAreTheGoldenOnes() throws IOException {
    CsvRun run = runCitizens(TEST_DATA.resolve("samples/citizens_1000.csv"), 10_000);

    for (String name : List.of("citizens_by_country", "keyword_matches")) {
      String golden = Files.readString(TEST_DATA.resolve("golden/" + name + ".csv"), UTF_8);
      assertThat(run.results().get(name), is(golden));
    }
    assertThat(run.totals().rows(), is(1_000L));
    assertThat(
        run.quarantine().lines().map(line -> line.replaceFirst(",\\d+,", ",…,")).toList(),
        is(
            List.of(
                "file,byte_offset,reason,row",
                "citizens_1000.csv,…,TOO_FEW_FIELDS,\"1001,only two\"",
                "citizens_1000.csv,…,TOO_MANY_FIELDS,\"1002,Anna French,1990-01-01,Rome,Italy,x,y\"",
                "citizens_1000.csv,…,TEXT_AFTER_QUOTE,\"1003,\"\"ab\"\"c,1990-01-01,Rome,Italy\"",
                "citizens_1000.csv,…,TOO_FEW_FIELDS,\"1004,only two\"",
                "citizens_1000.csv,…,TOO_MANY_FIELDS,\"1005,Anna French,1990-01-01,Rome,Italy,x,y\"",
                "citizens_1000.csv,…,TEXT_AFTER_QUOTE,\"1006,\"\"ab\"\"c,1990-01-01,Rome,Italy\"")));
  }

  @Test
  void theNastySampleIsAllRows() throws IOException {
    CsvRun run = runCitizens(TEST_DATA.resolve("samples/nasty.csv"), 7);

    assertThat(run.totals().rows(), is(24L));
    assertThat(run.quarantine(), is(QuarantineWriter.HEADER));
    assertThat(
        run.results().get("citizens_by_country"),
        is(
            """
            country,rows
            Italy,18
            France,1
            French Guiana,1
            "Korea, Republic of",1
            Réunion,1
            Saint Martin (French part),1
            Türkiye,1
            """));
    assertThat(
        run.results().get("keyword_matches"),
        is(
            """
            keyword,column,rows,occurrences
            French,name,7,9
            French,country,2,2
            """));
    assertThat(
        run.results().get("citizens_by_any_city"), containsString("Italy,,3\nItaly,\"\",2\n"));
    assertThat(run.results().get("citizens_by_birth_year"), is("birth_year,rows\n1990,22\n,2\n"));
  }

  @Test
  void rowsThatBreakTheRulesOfTheirColumnsAreQuarantined() throws IOException {
    Path file =
        write(
            """
            id,name,birth_date,city,country
            1,a,1990-01-01,Rome,Italy
            ,b,,,Italy
            x,c,,,Italy
            2,d,1990-02-30,,"Korea, Republic of"
            3,e,,,
            4,f,,,Italy
            """);

    for (int cutBytes : new int[] {1, 20, 1_000}) {
      CsvRun run = runCitizens(file, cutBytes);
      assertThat(run.results().get("citizens_by_country"), is("country,rows\nItaly,2\n"));
      assertThat(
          run.quarantine(),
          is(
              """
              file,byte_offset,reason,row
              file.csv,58,MISSING_VALUE,",b,,,Italy"
              file.csv,69,NOT_A_LONG,"x,c,,,Italy"
              file.csv,81,NOT_A_DATE,"2,d,1990-02-30,,""Korea, Republic of\"""
              file.csv,118,MISSING_VALUE,"3,e,,,"
              """));
    }
  }

  @Test
  void aFileWithoutGoodRowsHasResultsWithoutGroups() throws IOException {
    CsvRun run = runCitizens(write("id,name,birth_date,city,country\nbad\n"), 8);

    assertThat(run.totals().rows(), is(0L));
    assertThat(run.totals().badRows().count(), is(1L));
    assertThat(run.results().get("citizens_by_city"), is("country,city,rows\n"));
    assertThat(
        run.results().get("keyword_matches"),
        is("keyword,column,rows,occurrences\nFrench,country,0,0\nFrench,name,0,0\n"));
  }

  /** Large results travel by file: a slot of a table with this many bytes of keys does. */
  @Test
  void groupsThatAreTooManyForAnElementGoThroughAFile() throws IOException {
    int rows = 36_000;
    StringBuilder text = new StringBuilder("id,name\n");
    StringBuilder expected = new StringBuilder("name,rows\n");
    for (int i = 0; i < rows; i++) {
      String name = String.format(Locale.ROOT, "%05d", i) + "x".repeat(400);
      text.append(i).append(',').append(name).append('\n');
      expected.append(name).append(",1\n");
    }
    List<Column> columns =
        List.of(new Column("id", ColumnType.LONG, true), new Column("name", ColumnType.TEXT, true));
    List<Analysis> analyses =
        List.of(
            new CountBy("by_name", List.of(new ColumnValue("name", 1)), 0),
            new CountBy("top", List.of(new ColumnValue("name", 1)), 3),
            new CountKeyword("k", "4x", List.of("name"), List.of(1)));

    CsvRun run =
        CsvRun.of(beam.create(), write(text.toString()), folder, columns, analyses, 1 << 20);

    List<String> parts =
        run.results().keySet().stream().filter(name -> name.startsWith("by_name-")).toList();
    assertThat(parts.size(), is(Partitions.COUNT));
    assertThat(run.results().get("by_name"), is("name,rows\n"));
    List<String> lines = new ArrayList<>();
    for (String part : parts) {
      List<String> ofPart = run.results().get(part).lines().toList();
      assertThat(ofPart.get(0), is("name,rows"));
      List<String> inOrder = ofPart.subList(1, ofPart.size());
      assertThat(inOrder, is(inOrder.stream().sorted().toList()));
      lines.addAll(inOrder);
    }
    assertThat(
        lines.stream().sorted().toList().equals(expected.toString().lines().skip(1).toList()),
        is(true));
    assertThat(
        run.results().get("top").lines().skip(1).map(line -> line.substring(0, 5)).toList(),
        is(List.of("00000", "00001", "00002")));
    assertThat(run.results().get("k"), is("keyword,column,rows,occurrences\n4x,name,3600,3600\n"));
    long byFile = run.slots().stream().filter(slot -> slot.written() != null).count();
    assertThat("slots of by_name that went by file", byFile, is((long) Partitions.COUNT));
  }

  private CsvRun runCitizens(Path file, int cutBytes) throws IOException {
    return CsvRun.of(
        beam.create(), file, folder, CitizensDay.COLUMNS, CitizensDay.ANALYSES, cutBytes);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("file.csv"), text);
  }
}
