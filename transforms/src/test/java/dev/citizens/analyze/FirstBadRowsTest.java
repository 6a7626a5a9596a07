package dev.citizens.analyze;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.ColumnType;
import dev.citizens.csv.CsvDialect;
import dev.citizens.files.Attempt;
import dev.citizens.job.Column;
import dev.citizens.lake.RowPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstBadRowsTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", ColumnType.LONG, true),
          new Column("name", ColumnType.TEXT, false),
          new Column("born", ColumnType.DATE, false));

  /** Records that end where a range may. */
  private static final List<String> RECORDS =
      List.of(
          "1,a,1990-01-01\n", // line 1, byte 0
          "2,\"a\nb\",1990-02-30\r\n", // line 2, byte 15, of two lines
          "\n", // line 4, byte 35
          "3,c\n", // line 5, byte 36
          "x,d,\n", // line 6, byte 40
          ",e,\n", // line 7, byte 45
          "4,f,x\n", // line 8, byte 49
          "5,\"g\"h\n\n", // line 9, byte 55, and an empty one
          "6,i,y\n", // line 11, byte 63
          "7,j,z\n", // line 12, byte 69; the fourth date
          "8,\"k\n\n\"\n", // line 13, byte 75, of three lines
          "9\n"); // line 16, byte 83

  private static final String[] FOUND = {
    "TOO_FEW_FIELDS at byte 36, column -1, behind 4 line ends",
    "TOO_FEW_FIELDS at byte 75, column -1, behind 12 line ends",
    "TOO_FEW_FIELDS at byte 83, column -1, behind 15 line ends",
    "TEXT_AFTER_QUOTE at byte 55, column -1, behind 8 line ends",
    "MISSING_VALUE at byte 45, column 0, behind 6 line ends",
    "NOT_A_LONG at byte 40, column 0, behind 5 line ends",
    "NOT_A_DATE at byte 15, column 2, behind 1 line ends",
    "NOT_A_DATE at byte 49, column 2, behind 7 line ends",
    "NOT_A_DATE at byte 63, column 2, behind 10 line ends"
  };

  @TempDir Path folder;

  @Test
  void theFirstOfEachReasonWithColumnAndLine() throws IOException {
    assertThat(scanned(ranges(RECORDS.size()), false), contains(FOUND));
  }

  /** Ranges come in any order, in one bundle or many, some twice merged with others. */
  @Test
  void areTheSameWhateverTheRangesAndTheirOrder() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      List<ScanRange> ranges = ranges(1 + i % 5);
      Collections.shuffle(ranges, random);
      assertThat("try " + i, scanned(ranges, i % 2 == 0), contains(FOUND));
    }
  }

  @Test
  void areNoneOfGoodRows() throws IOException {
    String file = Files.writeString(folder.resolve("good.csv"), "1,a,\n").toString();
    assertThat(scanned(List.of(new ScanRange(file, 0, 0, 5)), true), is(empty()));
  }

  /** What travels does not grow with the bad rows. */
  @Test
  void areFewThoughAllAreBad() throws IOException {
    String text = "x,a,\n".repeat(100_000);
    String file = Files.writeString(folder.resolve("bad.csv"), text).toString();
    ScanTotals totals = totals(List.of(new ScanRange(file, 0, 0, text.length())), false);
    assertThat(totals.badRows().count(), is(100_000L));
    assertThat(
        totals.firstBadRows().rows().stream().map(FirstBadRows.Row::offset).toList(),
        contains(0L, 5L, 10L));
  }

  /** Ranges of so many records each. */
  private List<ScanRange> ranges(int records) throws IOException {
    String file =
        Files.writeString(folder.resolve("f.csv"), String.join("", RECORDS), UTF_8).toString();
    List<ScanRange> ranges = new ArrayList<>();
    int start = 0;
    for (int first = 0; first < RECORDS.size(); first += records) {
      List<String> some = RECORDS.subList(first, Math.min(RECORDS.size(), first + records));
      int end = start + String.join("", some).length();
      ranges.add(new ScanRange(file, ranges.size(), start, end));
      start = end;
    }
    return ranges;
  }

  private List<String> scanned(List<ScanRange> ranges, boolean drainsEach) throws IOException {
    return totals(ranges, drainsEach).firstBadRows().rows().stream()
        .map(
            row ->
                "%s at byte %s, column %s, behind %s line ends"
                    .formatted(row.reason(), row.offset(), row.column(), row.lineEndsBefore()))
        .toList();
  }

  private ScanTotals totals(List<ScanRange> ranges, boolean drainsEach) throws IOException {
    List<EncodedPartial> partials = new ArrayList<>();
    FileScan scan =
        new FileScan(
            List.of(),
            COLUMNS,
            CsvDialect.COMMA,
            RowPlaces.ofOne("f.csv"),
            new Attempt("a", Files.createTempDirectory(folder, "attempt").toString()),
            Long.MAX_VALUE,
            (slot, partial) -> partials.add(partial));
    for (ScanRange range : ranges) {
      scan.scan(range);
      if (drainsEach) {
        scan.drain();
      }
    }
    scan.drain();
    return EncodedPartial.merge(new ScanTotals(), partials);
  }
}
