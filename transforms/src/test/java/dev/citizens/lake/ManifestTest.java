package dev.citizens.lake;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
  @TempDir Path folder;

  /** One with everything that a manifest can have. */
  static Manifest.Builder full() {
    return Manifest.builder()
        .attempt("0f8fad5b-d9cb-469f-a165-70867728950e")
        .runDate("2026-02-28")
        .source("csv")
        .createdAt("2026-02-28T01:02:03.004Z")
        .createdBy("0.1.0 (2bd3313)")
        .elapsedMillis(12_345)
        .files(List.of(new DataFile("citizens.csv", 6_000_000_000L, "00e3069a", 90_000_000)))
        .columns(List.of("id", "näme \"x\""))
        .rowsRead(90_000_009)
        .badRows(9)
        .badLines(4_000)
        .badBytes(123_456)
        .fingerprint("000102030405060708090a0b0c0d0e0f")
        .splits(List.of(9L, 5_000_000_000L))
        .inputAttempt("7c9e6679-7425-40de-944b-e07fc1f90ae7");
  }

  @Test
  void jsonIsAsDocumented() {
    Lake lake = Lake.at(folder.toUri().toString(), new Configuration());
    lake.publishManifest(Attempt.in(lake.paths()), lake.paths().root() + "/day", full().build());
    assertThat(
        lake.readText(lake.paths().root() + "/day/_manifest.json"),
        is(
            """
            {
              "attempt" : "0f8fad5b-d9cb-469f-a165-70867728950e",
              "runDate" : "2026-02-28",
              "source" : "csv",
              "createdAt" : "2026-02-28T01:02:03.004Z",
              "createdBy" : "0.1.0 (2bd3313)",
              "elapsedMillis" : 12345,
              "files" : [ {
                "name" : "citizens.csv",
                "bytes" : 6000000000,
                "crc32c" : "00e3069a",
                "rows" : 90000000
              } ],
              "columns" : [ "id", "näme \\"x\\"" ],
              "rowsRead" : 90000009,
              "badRows" : 9,
              "badLines" : 4000,
              "badBytes" : 123456,
              "fingerprint" : "000102030405060708090a0b0c0d0e0f",
              "splits" : [ 9, 5000000000 ],
              "inputAttempt" : "7c9e6679-7425-40de-944b-e07fc1f90ae7"
            }
            """));
  }

  @Test
  void whatIsAbsentStaysAbsent() {
    Lake lake = Lake.at(folder.toUri().toString(), new Configuration());
    Manifest manifest = full().fingerprint(null).splits(null).inputAttempt(null).build();
    String day = lake.paths().root() + "/day";

    lake.publishManifest(Attempt.in(lake.paths()), day, manifest);

    String json = lake.readText(day + "/_manifest.json");
    assertThat(json, json.contains("fingerprint"), is(false));
    assertThat(json, json.contains("splits"), is(false));
    assertThat(json, json.contains("inputAttempt"), is(false));
    assertThat(lake.readManifest(day), is(manifest));
  }

  @Test
  void oneThatLacksSomethingIsRefused() {
    assertThrows(IllegalStateException.class, () -> Manifest.builder().attempt("x").build());
  }

  @Test
  void filesAreFoundByName() {
    DataFile first = new DataFile("a.csv", 1, "00000000", 0);
    DataFile second = new DataFile("b.csv", 2, "00000000", 0);
    Manifest manifest = full().files(List.of(first, second)).build();
    assertThat(manifest.file("b.csv"), is(Optional.of(second)));
    assertThat(manifest.file("c.csv"), is(Optional.empty()));
    assertThrows(IllegalStateException.class, manifest::onlyFile);
    assertThat(full().files(List.of(second)).build().onlyFile(), is(second));
  }

  @Test
  void checksumsHaveEightDigits() {
    assertThat(DataFile.hex(0x1f), is("0000001f"));
    assertThat(DataFile.hex(-1), is("ffffffff"));
  }
}
