package dev.citizens.analyze;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.analyze.FirstRows.BadLine;
import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ColumnType;
import dev.citizens.csv.CsvDialect;
import dev.citizens.job.Column;
import dev.citizens.job.CsvFile;
import dev.citizens.job.Dataset;
import dev.citizens.job.DayFiles;
import dev.citizens.job.Quality;
import dev.citizens.job.Questions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstRowsTest {
  private static final String HEADER = "a title\nid,name\n";

  private static final Dataset PEOPLE =
      new Dataset(
          "people",
          new CsvFile(new DayFiles("p.csv"), CsvDialect.COMMA, null, 1, true),
          List.of(
              new Column("id", ColumnType.LONG, true), new Column("name", ColumnType.TEXT, false)),
          null,
          Quality.NONE,
          Questions.NONE,
          false);

  @Test
  void badRowsAreNamedByTheLineOnWhichTheyStart() throws IOException {
    FirstRows rows = read("1,Ann\n2,\"B\no\nb\"\n\nx,Cy\n4\n,Eve\n6,Fay");

    assertThat(rows.rows(), is(3L));
    assertThat(
        rows.bad().reasons(),
        is(
            Map.of(
                BadRowReason.NOT_A_LONG,
                1L,
                BadRowReason.TOO_FEW_FIELDS,
                1L,
                BadRowReason.MISSING_VALUE,
                1L)));
    assertThat(
        rows.badLines(),
        is(
            List.of(
                new BadLine(8, BadRowReason.NOT_A_LONG),
                new BadLine(9, BadRowReason.TOO_FEW_FIELDS),
                new BadLine(10, BadRowReason.MISSING_VALUE))));
    assertThat(rows.badLines().get(0).toString(), is("line 8 NOT_A_LONG"));
  }

  @Test
  void theFirstFiveAreNamedAndAllAreCounted() throws IOException {
    FirstRows rows = read("x,y\n".repeat(7));

    assertThat(rows.bad().count(), is(7L));
    assertThat(
        rows.badLines().stream().map(BadLine::line).toList(), is(List.of(3L, 4L, 5L, 6L, 7L)));
  }

  /** At every place of the cut in a row: also where it looks like a whole, bad one. */
  @Test
  void aRowThatIsCutIsNotLookedAt() throws IOException {
    String row = "1234,\"An\"\"n\"\r\n";
    for (int more = 0; more < row.length(); more++) {
      FirstRows rows = read("1," + "x".repeat(more) + "\n" + row.repeat(6_000));

      assertThat("shifted by " + more, rows.bad().count(), is(0L));
      assertThat(rows.rows(), is(1 + (65_536L - more - 3) / row.length()));
      assertThat(rows.bytes(), is(65_536L));
    }
  }

  @Test
  void aFileOfNoRows() throws IOException {
    FirstRows rows = read("");

    assertThat(rows.rows(), is(0L));
    assertThat(rows.bad().count(), is(0L));
    assertThat(rows.bytes(), is(0L));
  }

  private FirstRows read(String rows) throws IOException {
    InputStream file = new ByteArrayInputStream((HEADER + rows).getBytes(UTF_8));
    return FirstRows.of(file, HEADER.getBytes(UTF_8).length, PEOPLE);
  }
}
