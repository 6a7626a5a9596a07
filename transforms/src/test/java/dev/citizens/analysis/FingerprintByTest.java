package dev.citizens.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;

import dev.citizens.analysis.expression.ColumnValue;
import dev.citizens.analysis.expression.KeyExpression;
import dev.citizens.csv.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintByTest {
  private static final List<KeyExpression> COUNTRY = List.of(new ColumnValue("country", 0));
  private static final FingerprintBy FIRST = new FingerprintBy(COUNTRY, 0);
  private static final FingerprintBy SECOND = new FingerprintBy(COUNTRY, 1);

  @Test
  void eachSourceAddsToItsOwnSums() {
    Fingerprint italy = fingerprint("Italy,x").plus(fingerprint("Italy,y"));
    Fingerprint france = fingerprint("France,x");
    assertThat(
        lines(FIRST, 2, "Italy,x", "France,x", "Italy,y"),
        containsInAnyOrder(
            "Italy,2,%s,%s,0,0,0".formatted(italy.high(), italy.low()),
            "France,1,%s,%s,0,0,0".formatted(france.high(), france.low())));
    assertThat(
        lines(SECOND, 2, "Italy,y", "Italy,x"),
        containsInAnyOrder("Italy,0,0,0,2,%s,%s".formatted(italy.high(), italy.low())));
  }

  @Test
  void quotesThatAreNotNeededChangeNeitherGroupNorFingerprint() {
    Fingerprint italy = fingerprint("Italy,x");
    assertThat(
        lines(FIRST, 2, "\"Italy\",\"x\"\r"),
        containsInAnyOrder("Italy,1,%s,%s,0,0,0".formatted(italy.high(), italy.low())));
  }

  @Test
  void severalColumnsMakeOneKey() {
    Fingerprint row = fingerprint("\"a,b\",");
    assertThat(
        lines(
            new FingerprintBy(List.of(new ColumnValue("x", 0), new ColumnValue("y", 1)), 0),
            2,
            "\"a,b\","),
        containsInAnyOrder("\"a,b\",,1,%s,%s,0,0,0".formatted(row.high(), row.low())));
  }

  private static List<String> lines(FingerprintBy analysis, int columns, String... rows) {
    List<String> lines = new ArrayList<>();
    for (Partial partial : Rows.partials(analysis, columns, rows)) {
      if (partial != null) {
        lines.addAll(Rows.lines(partial, 0));
      }
    }
    return lines;
  }

  private static Fingerprint fingerprint(String row) {
    byte[] bytes = row.getBytes(UTF_8);
    return Fingerprint.of(bytes, 0, bytes.length);
  }
}
