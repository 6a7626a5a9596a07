package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static final List<String> ROWS =
      List.of("1,Anna,1990-01-01,Rome,Italy", "2,Zoë,,\"\",France", "3,,,,Italy", "3,,,,Italy");

  @Test
  void theOrderOfTheRowsDoesNotMatter() {
    List<String> shuffled = new ArrayList<>(ROWS);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(of(shuffled), is(of(ROWS)));
    }
  }

  @Test
  void theFingerprintsOfPartsAddUp() {
    assertThat(of(ROWS.subList(0, 1)).plus(of(ROWS.subList(1, 4))), is(of(ROWS)));
    assertThat(of(ROWS).plus(Fingerprint.EMPTY), is(of(ROWS)));
    assertThat(of(List.of()), is(Fingerprint.EMPTY));
  }

  @Test
  void anyByteOfAnyRowMatters() {
    Set<Fingerprint> all = new HashSet<>(Set.of(of(ROWS)));
    int changes = 0;
    for (int row = 0; row < 3; row++) {
      byte[] bytes = ROWS.get(row).getBytes(UTF_8);
      for (int at = 0; at < bytes.length; at++) {
        byte[] changed = bytes.clone();
        changed[at] ^= 1;
        List<String> rest = new ArrayList<>(ROWS);
        rest.remove(row);
        all.add(of(rest).plus(Fingerprint.of(changed, 0, changed.length)));
        changes++;
      }
    }
    assertThat(all, hasSize(1 + changes));
  }

  @Test
  void aRowMoreOrTwiceMatters() {
    assertThat(of(ROWS.subList(0, 3)), is(not(of(ROWS))));
    assertThat(of(List.of("a", "a", "b")), is(not(of(List.of("a", "b", "b")))));
  }

  @Test
  void bothHalvesDifferFromRowToRow() {
    Set<Long> halves = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      Fingerprint fingerprint = of(List.of("row " + i));
      halves.add(fingerprint.high());
      halves.add(fingerprint.low());
    }
    assertThat(halves, hasSize(20_000));
  }

  @Test
  void theTextComesBack() {
    for (Fingerprint fingerprint :
        List.of(
            of(ROWS),
            Fingerprint.EMPTY,
            new Fingerprint(1, -1),
            new Fingerprint(Long.MIN_VALUE, 16))) {
      assertThat(Fingerprint.parse(fingerprint.toString()), is(fingerprint));
    }
    assertThat(new Fingerprint(0x123, -1).toString(), is("0000000000000123ffffffffffffffff"));
  }

  @Test
  void whatIsNotAFingerprintIsRefused() {
    for (String text : List.of("", "12", "g".repeat(32), "0".repeat(31), "0".repeat(33))) {
      assertThrows(IllegalArgumentException.class, () -> Fingerprint.parse(text), text);
    }
  }

  /** Quotes that are not needed, and the kind of line end, are not part of the data. */
  @Test
  void theWayARowIsWrittenDoesNotMatter() throws IOException {
    Fingerprint expected = of(List.of("1,Zoë,\"a,b\",,\"\",\"x\ry\""));

    assertThat(ofScanned("1,Zoë,\"a,b\",,\"\",x\ry\n"), is(expected));
    assertThat(ofScanned("\"1\",\"Zoë\",\"a,b\",,\"\",\"x\ry\"\r\n"), is(expected));
    assertThat(ofScanned("1,Zoë,\"a,b\",\"\",\"\",x\ry\n"), is(not(expected)));
    assertThat(ofScanned("1,Zoë,\"a,b\",,,x\ry\n"), is(not(expected)));
    assertThat(ofScanned("1,a,b,c,d,e\r\n"), is(of(List.of("1,a,b,c,d,e"))));
    assertThat(ofScanned("1,a,b,c,d,\"Zoë\"\n"), is(of(List.of("1,a,b,c,d,Zoë"))));
    assertThat(ofScanned("1,a,b,c,d,x\ry\n"), is(of(List.of("1,a,b,c,d,\"x\ry\""))));
  }

  private static Fingerprint of(List<String> rows) {
    Fingerprint sum = Fingerprint.EMPTY;
    for (String row : rows) {
      byte[] bytes = row.getBytes(UTF_8);
      sum = sum.plus(Fingerprint.of(bytes, 0, bytes.length));
    }
    return sum;
  }

  private static Fingerprint ofScanned(String line) throws IOException {
    List<Fingerprint> found = new ArrayList<>();
    byte[] bytes = line.getBytes(UTF_8);
    RecordSink sink =
        batch -> {
          assertThat(batch.anyRejected(), is(false));
          FingerprintSum sum = new FingerprintSum();
          sum.add(batch);
          found.add(sum.sum());
        };
    new CsvScanner(6, CsvDialect.COMMA, 64)
        .scan(new SmallReads(bytes, 0, 64), 0, bytes.length, sink);
    assertThat(found, hasSize(1));
    return found.get(0);
  }
}
