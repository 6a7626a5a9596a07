package dev.citizens.parquet;

import dev.citizens.analyze.EncodedPartial;
import dev.citizens.analyze.ScanTotals;
import dev.citizens.analyze.ScannedRange;
import dev.citizens.files.WrittenPart;
import dev.citizens.harness.CoderContract;
import org.junit.jupiter.api.Test;

class WrittenFileTest {
  @Test
  void travelsWithWhatWasScanned() throws Exception {
    ScanTotals totals = new ScanTotals();
    EncodedPartial none = EncodedPartial.of(totals);
    totals.addRange(new ScannedRange(7, 1L << 40, -2));
    CoderContract.check(
        WrittenFile.CODER,
        new WrittenFile(0, new WrittenPart("/l/ü", 1, 1L << 40, -2), none),
        new WrittenFile(1, new WrittenPart("/l/ü", 1, 1L << 40, -2), none),
        new WrittenFile(1, new WrittenPart("/l/ü", 0, 0, 0), none),
        new WrittenFile(1, new WrittenPart("/l/ü", 0, 0, 0), EncodedPartial.of(totals)));
  }
}
