package dev.citizens.analyze;

import dev.citizens.csv.Fingerprint;
import dev.citizens.harness.CoderContract;
import org.junit.jupiter.api.Test;

class GroupDifferenceTest {
  @Test
  void travelsWithAKeyOfAnyLength() throws Exception {
    Fingerprint some = new Fingerprint(1, -2);
    Fingerprint none = Fingerprint.EMPTY;
    CoderContract.check(
        GroupDifference.CODER,
        new GroupDifference("VN,\"Huế\"", 1L << 40, some, 0, none),
        new GroupDifference("VN,\"Huế\"", 0, none, 1L << 40, some),
        new GroupDifference("é".repeat(70_000), 2, some, 2, new Fingerprint(3, 4)));
  }
}
