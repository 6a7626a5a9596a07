package dev.citizens.lake;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.ExitStatus;
import dev.citizens.files.Attempt;
import dev.citizens.harness.Refusal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  @TempDir Path folder;

  private Lake lake;
  private DayFolder day;

  @BeforeEach
  void openLake() {
    lake = Lake.at(folder.toUri().toString(), new Configuration());
    day = lake.paths().raw("citizens", LocalDate.of(2026, 2, 28));
  }

  /** One with everything that a manifest can have. */
  private Manifest.Builder full() {
    return day.manifest("0f8fad5b-d9cb-469f-a165-70867728950e")
        .job("census")
        .createdAt("2026-02-28T01:02:03.004Z")
        .createdBy("0.1.0 (2bd3313)")
        .elapsedMillis(12_345)
        .files(List.of(new DataFile("citizens.csv", 6_000_000_000L, "00e3069a", 90_000_000)))
        .columns(
            List.of(
                new ManifestColumn("id", "long", true),
                new ManifestColumn("näme \"x\"", "text", false)))
        .rowsRead(90_000_009)
        .badRows(9)
        .badLines(4_000)
        .badBytes(123_456)
        .firstBadRows(
            List.of(
                new BadRowPlace("more.csv", null, 9, true, 900, "NOT_A_LONG", "id"),
                new BadRowPlace("people.csv.gz", 17L, 120, true, 120, "TOO_LONG", null)))
        .fingerprint("000102030405060708090a0b0c0d0e0f")
        .splits(List.of(9L, 5_000_000_000L))
        .sources(
            List.of(
                new SourceFile("people.csv.gz", "gzip", "UTF-8", 700, "0000beef", 0, 0, 0, -1),
                new SourceFile("more.csv", "none", "latin1", 80, "000beef0", 900, 9, 30, 1)))
        .moment(
            new SourceMoment(
                SourceMoment.Verdict.ONE_MOMENT,
                "binlog.000007:1234",
                "2026-02-28 01:00:00",
                "2026-02-28 01:02:00"))
        .transform(
            new TransformedRows(
                "SELECT id FROM citizens WHERE id > 0",
                List.of("id"),
                90_000_016,
                5,
                2,
                List.of(
                    new TransformedRows.Reason("NOT_A_LONG", "id", 1),
                    new TransformedRows.Reason("TOO_LONG", null, 1))))
        .inputAttempt("7c9e6679-7425-40de-944b-e07fc1f90ae7");
  }

  private void publish(Manifest manifest) {
    Attempt data = new Attempt(manifest.attempt(), lake.paths().attempts() + "/a/raw");
    lake.writeText(data.file("citizens.csv"), "");
    lake.publishFolder(data, day, manifest);
  }

  @Test
  void jsonIsAsDocumented() {
    publish(full().build());
    assertThat(
        lake.readText(day.path() + "/_manifest.json"),
        is(
            """
            {
              "folder" : "raw/citizens/run_date=2026-02-28",
              "dataset" : "citizens",
              "attempt" : "0f8fad5b-d9cb-469f-a165-70867728950e",
              "runDate" : "2026-02-28",
              "job" : "census",
              "createdAt" : "2026-02-28T01:02:03.004Z",
              "createdBy" : "0.1.0 (2bd3313)",
              "elapsedMillis" : 12345,
              "files" : [ {
                "name" : "citizens.csv",
                "bytes" : 6000000000,
                "crc32c" : "00e3069a",
                "rows" : 90000000
              } ],
              "columns" : [ {
                "name" : "id",
                "type" : "long",
                "required" : true
              }, {
                "name" : "näme \\"x\\"",
                "type" : "text",
                "required" : false
              } ],
              "rowsRead" : 90000009,
              "badRows" : 9,
              "badLines" : 4000,
              "badBytes" : 123456,
              "firstBadRows" : [ {
                "file" : "more.csv",
                "line" : null,
                "byteOffset" : 9,
                "inText" : true,
                "lakeOffset" : 900,
                "reason" : "NOT_A_LONG",
                "column" : "id"
              }, {
                "file" : "people.csv.gz",
                "line" : 17,
                "byteOffset" : 120,
                "inText" : true,
                "lakeOffset" : 120,
                "reason" : "TOO_LONG",
                "column" : null
              } ],
              "fingerprint" : "000102030405060708090a0b0c0d0e0f",
              "splits" : [ 9, 5000000000 ],
              "sources" : [ {
                "name" : "people.csv.gz",
                "packing" : "gzip",
                "encoding" : "UTF-8",
                "bytes" : 700,
                "crc32c" : "0000beef",
                "start" : 0,
                "leftOut" : 0,
                "lineEndsBefore" : 0,
                "lineEndsLeftOut" : -1
              }, {
                "name" : "more.csv",
                "packing" : "none",
                "encoding" : "latin1",
                "bytes" : 80,
                "crc32c" : "000beef0",
                "start" : 900,
                "leftOut" : 9,
                "lineEndsBefore" : 30,
                "lineEndsLeftOut" : 1
              } ],
              "moment" : {
                "verdict" : "ONE_MOMENT",
                "position" : "binlog.000007:1234",
                "began" : "2026-02-28 01:00:00",
                "ended" : "2026-02-28 01:02:00"
              },
              "transform" : {
                "sql" : "SELECT id FROM citizens WHERE id > 0",
                "columns" : [ "id" ],
                "read" : 90000016,
                "filtered" : 5,
                "quarantined" : 2,
                "reasons" : [ {
                  "reason" : "NOT_A_LONG",
                  "column" : "id",
                  "rows" : 1
                }, {
                  "reason" : "TOO_LONG",
                  "column" : null,
                  "rows" : 1
                } ]
              },
              "inputAttempt" : "7c9e6679-7425-40de-944b-e07fc1f90ae7"
            }
            """));
    assertThat(lake.find(day), is(Optional.of(full().build())));
  }

  @Test
  void whatIsAbsentStaysAbsent() {
    Manifest manifest =
        full()
            .firstBadRows(null)
            .fingerprint(null)
            .splits(null)
            .sources(null)
            .moment(null)
            .transform(null)
            .inputAttempt(null)
            .build();

    publish(manifest);

    String json = lake.readText(day.path() + "/_manifest.json");
    assertThat(json, json.contains("fingerprint"), is(false));
    assertThat(json, json.contains("firstBadRows"), is(false));
    assertThat(json, json.contains("splits"), is(false));
    assertThat(json, json.contains("source"), is(false));
    assertThat(json, json.contains("inputAttempt"), is(false));
    assertThat(json, json.contains("transform"), is(false));
    assertThat(lake.find(day), is(Optional.of(manifest)));
  }

  @Test
  void oneThatLacksSomethingIsNotMade() {
    assertThrows(IllegalStateException.class, () -> Manifest.builder().attempt("x").build());
  }

  /** In a whole manifest a text is replaced by another; so it is damaged. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rowsRead             | rows                | it is no JSON with all the keys of a manifest
          "badRows" : 9,       |                     | it is no JSON with all the keys of a manifest
          "rows" : 90000000    | "more" : 1          | it is no JSON with all the keys of a manifest
          "bytes" : 6000000000 | "bytes" : "6"       | it is no JSON with all the keys of a manifest
          "bytes" : 6000000000 | "bytes" : 6.5       | it is no JSON with all the keys of a manifest
          "bytes" : 6000000000 | "bytes" : null      | it is no JSON with all the keys of a manifest
          [ 9, 5000000000 ]    | 9                   | it is no JSON with all the keys of a manifest
          "attempt" :          | "attempt":"x", "attempt" : | it is no JSON with all the keys of a manifest
          "runDate" : "2026-02-28" | "runDate" : "2026-02-27" | it belongs to another day or data set
          "dataset" : "citizens"   | "dataset" : "people"     | it belongs to another day or data set
          raw/citizens         | results/citizens    | it belongs to another day or data set
          0f8fad5b             | ../0f8fad5b         | its attempt is no UUID
          2026-02-28T01        | 2026-02-28 01       | its createdAt is no time
          12345                | -1                  | its elapsedMillis is negative
          "badRows" : 9        | "badRows" : -1      | its badRows and rowsRead do not fit
          "badRows" : 9        | "badRows" : 90000010 | its badRows and rowsRead do not fit
          00010203             | 0001020             | its fingerprint is none
          7c9e6679             | 7c9e667             | its inputAttempt is no UUID
          citizens.csv         | ../citizens.csv     | it has a name that no file in the lake can have
          citizens.csv         | a/citizens.csv      | it has a name that no file in the lake can have
          "citizens.csv"       | null                | it has a name that no file in the lake can have
          "bytes" : 6000000000 | "bytes" : -6        | a file of it has a negative size
          "rows" : 90000000    | "rows" : -9         | a file of it has a negative size
          00e3069a             | 0e3069a             | a file of it has no checksum
          "00e3069a"           | null                | a file of it has no checksum
          5000000000 ]         | 9 ]                 | its splits are not in the file, ascending
          5000000000 ]         | 6000000001 ]        | its splits are not in the file, ascending
          9, 5000000000        | -9, 5000000000      | its splits are not in the file, ascending
          9, 5000000000        | null                | its splits are not in the file, ascending
          "gzip"               | null                | a source of it is no file
          "UTF-8"              | null                | a source of it is no file
          "bytes" : 700        | "bytes" : -1        | a source of it is no file
          0000beef             | beef                | a source of it is no file
          "start" : 900        | "start" : -1        | a source of it is no file
          "leftOut" : 9        | "leftOut" : -1      | a source of it is no file
          "lineEndsBefore" : 3 | "lineEndsBefore": -3| a source of it is no file
          "lineEndsLeftOut" : -| "lineEndsLeftOut":-1| a source of it is no file
          "read" : 90000016    | "read" : 90000015   | the rows of its transform do not add up
          "filtered" : 5       | "filtered" : 4      | the rows of its transform do not add up
          "quarantined" : 2    | "quarantined" : 1   | the rows of its transform do not add up
          "rowsRead" : 90000009 | "rowsRead" : 90000008 | the rows of its transform do not add up
          "line" : 17          | "line" : 0          | a bad row of it has no place
          "TOO_LONG"           | null                | a bad row of it has no place
          "id"                 | null                | a column has no name or type
          "type" : "long"      | "type" : "lang"     | a column has no name or type
          "type" : "long",     |                     | it is no JSON with all the keys of a manifest
          "required" : true    | "required" : "x"    | it is no JSON with all the keys of a manifest
          "census"             | null                | it is no JSON with all the keys of a manifest
          """)
  void aDamagedOneIsRefused(String text, String replacement, String why) {
    publish(full().build());
    String path = day.path() + "/_manifest.json";
    String json = lake.readText(path);
    assertThat(json, json.contains(text), is(true));
    lake.writeText(path, json.replace(text, replacement == null ? "" : replacement));

    assertThat(
        Refusal.of(ExitStatus.HDFS, () -> lake.find(day)),
        is(path + " is damaged: " + why + "; run the step that wrote it again"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "null", "[]", "{}", "0", "\"x\"", "{\"attempt\": \"cut he", "\u0000"})
  void whatIsNoManifestIsRefused(String text) {
    lake.writeText(day.path() + "/_manifest.json", text);
    assertThat(
        Refusal.of(ExitStatus.HDFS, () -> lake.find(day)),
        startsWith(day.path() + "/_manifest.json is damaged: it is "));
  }

  @Test
  void oneWithMoreBehindItIsRefused() {
    publish(full().build());
    String path = day.path() + "/_manifest.json";
    lake.writeText(path, lake.readText(path) + "}");
    Refusal.of(ExitStatus.HDFS, () -> lake.find(day));
  }

  @Test
  void aDamagedOneIsReplacedByTheNextPublication() {
    lake.writeText(day.path() + "/_manifest.json", "{");
    publish(full().build());
    assertThat(lake.find(day), is(Optional.of(full().build())));
  }

  @Test
  void filesAreFoundByTheResultThatTheyHold() {
    DataFile first = new DataFile("a.csv", 1, "00000000", 0);
    DataFile second = new DataFile("b.csv", 2, "00000000", 0);
    DataFile third = new DataFile("b-12.csv", 3, "00000000", 0);
    DataFile other = new DataFile("b_1.csv", 4, "00000000", 0);
    Manifest manifest = full().files(List.of(first, second, third, other)).splits(null).build();
    assertThat(manifest.filesOf("b"), is(List.of(second, third)));
    assertThat(manifest.filesOf("a"), is(List.of(first)));
    assertThat(manifest.filesOf("c"), is(List.of()));
    assertThrows(IllegalStateException.class, manifest::onlyFile);
    assertThat(full().files(List.of(second)).build().onlyFile(), is(second));
  }

  @Test
  void checksumsHaveEightDigits() {
    assertThat(DataFile.hex(0x1f), is("0000001f"));
    assertThat(DataFile.hex(-1), is("ffffffff"));
  }
}
