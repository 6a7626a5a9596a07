package dev.citizens.analyze;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.CountBy;
import dev.citizens.analysis.GroupTable;
import dev.citizens.analysis.expression.ColumnValue;
import dev.citizens.csv.ColumnType;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.Extent;
import dev.citizens.files.Attempt;
import dev.citizens.job.Column;
import dev.citizens.lake.RowPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileScanTest {
  private static final List<Analysis> ANALYSES =
      List.of(new CountBy("c", List.of(new ColumnValue("letter", 0)), 0));
  private static final String TEXT = "a,1\nbad\nb,2\na,3\nworse\n";

  @TempDir Path folder;
  private final List<Output> output = new ArrayList<>();

  private record Output(Slot slot, EncodedPartial partial) {}

  /** Large tables are handed on before a bundle ends; what comes after must not repeat them. */
  @Test
  void eachDrainHandsOnWhatCameSinceTheOneBefore() throws IOException {
    String file = Files.writeString(folder.resolve("f.csv"), TEXT).toString();
    FileScan scan = scan(Long.MAX_VALUE);

    scan.scan(new ScanRange(file, 0, 0, 12));
    scan.drain();
    assertThat(drained(), contains("2 rows, 1 bad in 1 parts", "b,1", "a,1"));
    scan.scan(new ScanRange(file, 1, 12, TEXT.length()));
    scan.drain();
    assertThat(drained(), contains("1 rows, 1 bad in 1 parts", "a,1"));
    scan.drain();
    assertThat(drained(), contains("0 rows, 0 bad in 0 parts"));
  }

  @Test
  void whatTakesTooMuchMemoryIsHandedOnWithinARange() throws IOException {
    String text = "a,1\n".repeat(3_000) + "b,2\n".repeat(3_000);
    String file = Files.writeString(folder.resolve("g.csv"), text).toString();
    FileScan scan = scan(0);
    scan.scan(new ScanRange(file, 0, 0, text.length()));
    assertThat(
        drained(),
        contains(
            "1024 rows, 0 bad in 0 parts",
            "a,1024",
            "1024 rows, 0 bad in 0 parts",
            "a,1024",
            "1024 rows, 0 bad in 0 parts",
            "b,72",
            "a,952",
            "1024 rows, 0 bad in 0 parts",
            "b,1024",
            "1024 rows, 0 bad in 0 parts",
            "b,1024",
            "880 rows, 0 bad in 0 parts",
            "b,880"));
  }

  /** A quote that a later one happens to close makes a good row of the rows between. */
  @Test
  void rowsOfManyLinesAreNoted() throws IOException {
    String lines = "0123456789\n".repeat(100);
    String text =
        "a,1\n\"" + lines.substring(11) + "\",2\n\"" + lines + "\",3\n\"x" + lines + "\",4\nb,5\n";
    String file = Files.writeString(folder.resolve("h.csv"), text).toString();
    FileScan scan = scan(Long.MAX_VALUE);
    scan.scan(new ScanRange(file, 0, 0, text.length()));
    scan.drain();

    ScanTotals totals = EncodedPartial.merge(new ScanTotals(), List.of(output.get(0).partial()));
    assertThat(totals.rows(), is(5L));
    assertThat(totals.badRows().count(), is(0L));
    long third = 4 + 1 + 1_089 + 4;
    long fourth = third + 1 + 1_100 + 4;
    assertThat(
        totals.rowsOfManyLines(),
        is(new Extent(2, 202, 2_209, new Extent.Largest(fourth, 101, 1_105))));
  }

  private FileScan scan(long maxBytesUsed) {
    return new FileScan(
        ANALYSES,
        List.of(
            new Column("letter", ColumnType.TEXT, true),
            new Column("number", ColumnType.LONG, true)),
        CsvDialect.COMMA,
        RowPlaces.ofOne("letters.csv"),
        new Attempt("a", folder.toString()),
        maxBytesUsed,
        (slot, partial) -> output.add(new Output(slot, partial)));
  }

  /** What has been handed on since the last call: totals, then result lines. */
  private List<String> drained() throws IOException {
    List<String> found = new ArrayList<>();
    for (Output each : output) {
      List<EncodedPartial> partial = List.of(each.partial());
      if (each.slot().equals(Slot.TOTALS)) {
        ScanTotals totals = EncodedPartial.merge(new ScanTotals(), partial);
        found.add(
            "%s rows, %s bad in %s parts"
                .formatted(totals.rows(), totals.badRows().count(), totals.quarantine().size()));
      } else {
        EncodedPartial.merge(new GroupTable(1), partial)
            .emit(
                0,
                (order, orderLength, line, length) ->
                    found.add(new String(line, 0, length, UTF_8)));
      }
    }
    output.clear();
    return found;
  }
}
