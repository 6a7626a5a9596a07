package dev.citizens.analyze;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.ColumnValue;
import dev.citizens.analysis.CountBy;
import dev.citizens.analysis.GroupTable;
import dev.citizens.job.Column;
import dev.citizens.lake.Attempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileScanTest {
  private static final String TEXT = "a,1\nbad\nb,2\na,3\nworse\n";

  @TempDir Path folder;

  /** Large tables are handed on before a bundle ends; what comes after must not repeat them. */
  @Test
  void eachDrainHandsOnWhatCameSinceTheOneBefore() throws IOException {
    String file = Files.writeString(folder.resolve("f.csv"), TEXT).toString();
    FileScan scan =
        new FileScan(
            new Slots(List.of(new CountBy("c", List.of(new ColumnValue("letter", 0)), 0))),
            List.of(
                new Column("letter", Column.Type.TEXT, true),
                new Column("number", Column.Type.LONG, true)),
            new Attempt("a", folder.toString()));

    scan.scan(new ScanRange(file, 0, 0, 12));
    assertThat(drained(scan), contains("2 rows, 1 bad in 1 parts", "2 groups, 2 rows"));
    assertThat(scan.bytesUsed(), is(0L));
    scan.scan(new ScanRange(file, 1, 12, TEXT.length()));
    assertThat(drained(scan), contains("1 rows, 1 bad in 1 parts", "1 groups, 1 rows"));
    assertThat(drained(scan), contains("0 rows, 0 bad in 0 parts", "0 groups, 0 rows"));
  }

  private static List<String> drained(FileScan scan) {
    List<String> found = new ArrayList<>();
    int[] groupsAndRows = new int[2];
    scan.drainTo(
        (slot, partial) -> {
          if (Partials.decode(partial) instanceof ScanTotals totals) {
            found.add(
                "%d rows, %d bad in %d parts"
                    .formatted(totals.rows(), totals.badRows(), totals.quarantine().size()));
          } else if (Partials.decode(partial) instanceof GroupTable table) {
            for (int group = 0; group < table.groups(); group++) {
              groupsAndRows[0]++;
              groupsAndRows[1] += (int) table.sum(group, 0);
            }
          }
        });
    found.add("%d groups, %d rows".formatted(groupsAndRows[0], groupsAndRows[1]));
    return found;
  }
}
