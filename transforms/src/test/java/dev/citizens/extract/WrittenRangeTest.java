package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.Fingerprint;
import dev.citizens.extract.transform.SiftedRows;
import dev.citizens.extract.transform.SiftedRows.Mistake;
import dev.citizens.files.WrittenPart;
import dev.citizens.harness.CoderContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrittenRangeTest {
  private static final WrittenPart ONE = new WrittenPart("/l/part-0", 3, 40, 5);
  private static final WrittenPart OTHER = new WrittenPart("/l/part-1", 1L << 33, 1L << 40, -5);

  private static final SiftedRows SIFTED =
      new SiftedRows(
          9, 2, Map.of(new Mistake("made", BadRowReason.NOT_A_DATE), 3L), 70, List.of(ONE));

  @Test
  void travelsWithItsParts() throws Exception {
    CoderContract.check(
        WrittenRange.CODER,
        new WrittenRange(0, List.of(ONE), Fingerprint.EMPTY),
        new WrittenRange(7, List.of(ONE, OTHER), new Fingerprint(1, -2)),
        new WrittenRange(7, List.of(OTHER, ONE), new Fingerprint(1, -2)),
        new WrittenRange(7, List.of(), Fingerprint.EMPTY, SIFTED));
  }

  @Test
  void hasTheRowsOfItsParts() {
    assertThat(
        new WrittenRange(0, List.of(ONE, OTHER), Fingerprint.EMPTY).rows(), is((1L << 33) + 3));
  }

  @Test
  void hasReadMoreThanItHasWrittenIfThereIsATransform() {
    assertThat(new WrittenRange(0, List.of(ONE), Fingerprint.EMPTY).rowsRead(), is(3L));
    assertThat(new WrittenRange(0, List.of(ONE), Fingerprint.EMPTY, SIFTED).rowsRead(), is(9L));
    assertThat(SIFTED.quarantined(), is(3L));
  }
}
