package dev.citizens.upload;

import dev.citizens.csv.BoundaryTrace;
import dev.citizens.files.WrittenPart;
import dev.citizens.harness.CoderContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopiedRangeTest {
  @Test
  void travelsWithItsTraces() throws Exception {
    WrittenPart part = new WrittenPart("/l/part-000001", 0, 1L << 40, -3);
    BoundaryTrace one =
        new BoundaryTrace(0, 9, List.of(0, 5), List.of(7L, 1L << 33), List.of(-1L, 4L));
    BoundaryTrace other = new BoundaryTrace(9, 12, List.of(1, 1), List.of(0L, 0L), List.of(9L, 9L));
    CoderContract.check(
        CopiedRange.CODER,
        new CopiedRange(0, part, List.of()),
        new CopiedRange(1L << 40, part, List.of(one)),
        new CopiedRange(1L << 40, part, List.of(one, other)));
  }
}
