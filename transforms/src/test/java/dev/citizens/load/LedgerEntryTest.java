package dev.citizens.load;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.lake.DataFile;
import dev.citizens.lake.Manifest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerEntryTest {
  @Test
  void sumsUpTheFilesOfAManifest() {
    Manifest manifest =
        Manifest.builder()
            .folder("results/citizens/csv/run_date=2026-02-28")
            .dataset("citizens")
            .attempt("0f8fad5b-d9cb-469f-a165-70867728950e")
            .runDate("2026-02-28")
            .job("citizens")
            .createdAt("2026-02-28T01:02:03.004Z")
            .createdBy("test")
            .elapsedMillis(77)
            .files(
                List.of(
                    new DataFile("a.csv", 10, "00000000", 1),
                    new DataFile("b.csv", 5_000_000_000L, "00000000", 3_000_000_000L)))
            .columns(List.of())
            .rowsRead(9)
            .badRows(2)
            .build();
    assertThat(
        LedgerEntry.of("analyze", manifest),
        is(
            new LedgerEntry(
                "analyze",
                "0f8fad5b-d9cb-469f-a165-70867728950e",
                9,
                3_000_000_001L,
                2,
                5_000_000_010L,
                77,
                Instant.parse("2026-02-28T01:02:03.004Z"))));
  }
}
