package dev.citizens.load;

import dev.citizens.harness.CoderContract;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StagedBlockTest {
  @Test
  void travelsWithRowsOfAnyLength() throws Exception {
    UUID reading = UUID.fromString("01234567-89ab-4def-8123-456789abcdef");
    List<String> rows = List.of("[\"Huế\", 3]", "[\"" + "é".repeat(70_000) + "\", 1]");
    CoderContract.check(
        StagedBlock.CODER,
        new StagedBlock("t", reading, 1L << 40, rows),
        new StagedBlock("t", reading, 1L << 40, List.of()),
        new StagedBlock("t", new UUID(0, 1), StagedBlock.RECEIPT, List.of("9ab0", "t.csv")));
  }
}
