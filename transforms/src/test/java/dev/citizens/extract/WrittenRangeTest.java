package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.Fingerprint;
import dev.citizens.files.WrittenPart;
import dev.citizens.harness.CoderContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrittenRangeTest {
  private static final WrittenPart ONE = new WrittenPart("/l/part-0", 3, 40, 5);
  private static final WrittenPart OTHER = new WrittenPart("/l/part-1", 1L << 33, 1L << 40, -5);

  @Test
  void travelsWithItsParts() throws Exception {
    CoderContract.check(
        WrittenRange.CODER,
        new WrittenRange(0, List.of(ONE), Fingerprint.EMPTY),
        new WrittenRange(7, List.of(ONE, OTHER), new Fingerprint(1, -2)),
        new WrittenRange(7, List.of(OTHER, ONE), new Fingerprint(1, -2)));
  }

  @Test
  void hasTheRowsOfItsParts() {
    assertThat(
        new WrittenRange(0, List.of(ONE, OTHER), Fingerprint.EMPTY).rows(), is((1L << 33) + 3));
  }
}
