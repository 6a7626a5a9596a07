package dev.citizens.extract;

import dev.citizens.csv.Fingerprint;
import dev.citizens.extract.split.KeyRange;
import dev.citizens.failures.ExitStatus;
import dev.citizens.files.WrittenPart;
import dev.citizens.harness.CoderContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadRangeTest {
  private static final WrittenRange ROWS =
      new WrittenRange(7, List.of(new WrittenPart("/l/part-0", 3, 40, 5)), Fingerprint.EMPTY);

  @Test
  void travelsWithItsRowsOrItsRefusal() throws Exception {
    CoderContract.check(
        ReadRange.CODER,
        ReadRange.of(0, ROWS),
        ReadRange.of(1, ROWS),
        new ReadRange(1, null, new ReadRange.Refusal(ExitStatus.MYSQL, "bảng hỏng")),
        new ReadRange(1, null, new ReadRange.Refusal(ExitStatus.WRONG_USE, "bảng hỏng")));
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
