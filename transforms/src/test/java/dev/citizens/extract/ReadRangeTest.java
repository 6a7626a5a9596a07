package dev.citizens.extract;

import dev.citizens.csv.Fingerprint;
import dev.citizens.extract.delta.Changes;
import dev.citizens.extract.delta.TableCount;
import dev.citizens.extract.split.KeyRange;
import dev.citizens.failures.ExitStatus;
import dev.citizens.files.WrittenPart;
import dev.citizens.harness.CoderContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadRangeTest {
  private static final WrittenRange ROWS =
      new WrittenRange(7, List.of(new WrittenPart("/l/part-0", 3, 40, 5)), Fingerprint.EMPTY);

  private static final WrittenPart KEYS = new WrittenPart("/l/keys", 4, 64, 6);

  private static final TableCount COUNT = new TableCount(9, 1L << 40);

  @Test
  void travelsWithItsRowsOrItsRefusal() throws Exception {
    CoderContract.check(
        ReadRange.CODER,
        ReadRange.of(0, ROWS),
        ReadRange.of(1, ROWS),
        ReadRange.of(1, ROWS, new Changes(COUNT, -5, "2026-03-01", 4, KEYS, true, KEYS, false)),
        ReadRange.of(1, ROWS, new Changes(COUNT, 0, null, 4, null, false, null, true)),
        new ReadRange(1, null, null, new ReadRange.Refusal(ExitStatus.MYSQL, "bảng hỏng")),
        new ReadRange(1, null, null, new ReadRange.Refusal(ExitStatus.WRONG_USE, "bảng hỏng")));
  }

  @Test
  void elementTravelsWithItsKeys() throws Exception {
    CoderContract.check(
        TableRange.CODER,
        new TableRange(0, 0, new KeyRange("")),
        new TableRange(0, 1, new KeyRange(" WHERE `id` >= 0 AND `id` < 18446744073709551615")),
        new TableRange(1, 0, new KeyRange(" WHERE `tên` <= 'z'")));
  }
}
