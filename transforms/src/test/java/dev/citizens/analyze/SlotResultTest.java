package dev.citizens.analyze;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.csv.Bytes;
import dev.citizens.files.WrittenPart;
import dev.citizens.harness.CoderContract;
import org.junit.jupiter.api.Test;

class SlotResultTest {
  @Test
  void travelsWithItsLinesOrWithWhereTheyAre() throws Exception {
    CoderContract.check(
        SlotResult.CODER,
        new SlotResult(Slot.TOTALS, 0, Bytes.of(new byte[0]), null),
        new SlotResult(Slot.of(1, 2), 1, Bytes.of("VN,3".getBytes(UTF_8)), null),
        new SlotResult(Slot.of(1, 2), 1, null, new WrittenPart("/l/ü", 1, 1L << 40, -2)),
        SlotResult.failed(Slot.of(1, 2), "the question é has no answer"));
  }
}
