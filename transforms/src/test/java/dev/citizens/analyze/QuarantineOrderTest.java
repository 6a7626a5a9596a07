package dev.citizens.analyze;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.ColumnType;
import dev.citizens.csv.CsvDialect;
import dev.citizens.files.Attempt;
import dev.citizens.job.Column;
import dev.citizens.lake.RowPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad rows stand in the quarantine file in the order of the file, whatever found them. */
class QuarantineOrderTest {
  private static final int ROWS = 5_000; // several batches

  /** A row, and the reason why it is bad; those of the parser, of UTF-8 and of columns mixed. */
  private static final String[][] KINDS = {
    {"1,a,1990-01-01", null},
    {"1,a,1990-02-30", "NOT_A_DATE"},
    {"1,\u00e9,1990-01-01", "NOT_UTF8"},
    {"1,a", "TOO_FEW_FIELDS"},
    {"x,a,", "NOT_A_LONG"},
    {"1,\"a\",", null},
    {"1,\"a\"b,", "TEXT_AFTER_QUOTE"},
    {",a,", "MISSING_VALUE"},
    {"1,a,,", "TOO_MANY_FIELDS"},
    {"x,\u00e9,", "NOT_UTF8"},
    {"1,a\"b,", "STRAY_QUOTE"},
    {"1,,", null},
    {",\u00e9", "TOO_FEW_FIELDS"},
  };

  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", ColumnType.LONG, true),
          new Column("name", ColumnType.TEXT, false),
          new Column("born", ColumnType.DATE, false));

  @TempDir Path folder;

  @Test
  void withCommas() throws IOException {
    assertOrder(',');
  }

  @Test
  void withAnotherDelimiter() throws IOException {
    assertOrder('|');
  }

  private void assertOrder(char delimiter) throws IOException {
    StringBuilder text = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    int bad = 0;
    for (int i = 0; i < ROWS; i++) {
      String[] kind = KINDS[i % KINDS.length];
      String row = kind[0].replace(',', delimiter);
      if (kind[1] != null) {
        bad++;
        expected.append("f.csv,%s,%s,".formatted(text.length(), kind[1]));
        boolean quoted = row.contains(",") || row.contains("\"");
        expected.append(quoted ? '"' + row.replace("\"", "\"\"") + '"' : row).append('\n');
      }
      text.append(row).append('\n');
    }
    Path file = Files.writeString(folder.resolve("f.csv"), text, ISO_8859_1);
    Attempt attempt = new Attempt("a", folder.resolve("attempt").toString());
    ScanTotals[] totals = new ScanTotals[1];
    FileScan scan =
        new FileScan(
            List.of(),
            COLUMNS,
            new CsvDialect((byte) delimiter),
            RowPlaces.ofOne("f.csv"),
            attempt,
            Long.MAX_VALUE,
            (slot, partial) ->
                totals[0] = EncodedPartial.merge(new ScanTotals(), List.of(partial)));

    scan.scan(new ScanRange(file.toString(), 0, 0, text.length()));
    scan.drain();

    assertThat(
        totals[0].rows() + " rows, " + totals[0].badRows().count() + " bad",
        is(ROWS - bad + " rows, " + bad + " bad"));
    Path part = Path.of(attempt.file("quarantine-000000"));
    assertThat(Files.readString(part, ISO_8859_1), is(expected.toString()));
  }
}
