package dev.citizens.reconcile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.analyze.GroupDifference;
import dev.citizens.csv.Fingerprint;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Fingerprint ONE = new Fingerprint(1, 1);
  private static final Fingerprint TWO = new Fingerprint(2, 2);

  @Test
  void equalDatasetsWithoutBadRows() {
    assertThat(verdict(0, ONE, List.of()), is("citizens and copy have the same 1,000 rows"));
  }

  @Test
  void badRowsAreSaidNotToBeCompared() {
    assertThat(
        verdict(1234, ONE, List.of()),
        is(
            "citizens and copy have the same 1,000 rows; not compared: 1,234 bad rows of citizens, 0"
                + " of copy"));
  }

  @Test
  void groupsAreNamedWithTheirCounts() {
    assertThat(
        verdict(
            0,
            TWO,
            List.of(
                new GroupDifference("Peru", 1000, ONE, 1001, TWO),
                new GroupDifference("", 2000, ONE, 2000, TWO))),
        is(
            "citizens and copy differ in 2 of the groups by country: Peru (1,000 rows in citizens, 1,001 in"
                + " copy), NULL (2,000 rows each, not the same)"));
  }

  @Test
  void fiveAreNamedAndTheOthersCounted() {
    List<GroupDifference> seven =
        IntStream.rangeClosed(1, 7)
            .mapToObj(i -> new GroupDifference("c" + i, 1, ONE, 0, TWO))
            .toList();
    assertThat(
        verdict(0, TWO, seven),
        is(
            "citizens and copy differ in 7 of the groups by country: c1 (1 rows in citizens, 0 in copy),"
                + " c2 (1 rows in citizens, 0 in copy), c3 (1 rows in citizens, 0 in copy),"
                + " c4 (1 rows in citizens, 0 in copy), c5 (1 rows in citizens, 0 in copy) and 2 more"));
  }

  @Test
  void theDifferenceAloneHasNoValues() {
    Reconciliation two =
        reconciliation(
            5,
            TWO,
            List.of(
                new GroupDifference("Peru", 1000, ONE, 1001, TWO),
                new GroupDifference("", 2000, ONE, 2000, TWO)));
    assertThat(
        Verdict.difference(two), is("citizens and copy differ in 2 of the groups by country"));
  }

  @Test
  void groupIsShownInOneLineThatNoTerminalObeys() {
    assertThat(Verdict.shown("\"a\nb\u001b[31m\u202ec\""), is("\"a\\u000Ab\\u001B[31m\\u202Ec\""));
    assertThat(Verdict.shown("x".repeat(81)), is("x".repeat(80) + "…"));
  }

  private static String verdict(
      long badRows, Fingerprint ofCopy, List<GroupDifference> differences) {
    return Verdict.of(reconciliation(badRows, ofCopy, differences));
  }

  private static Reconciliation reconciliation(
      long badRows, Fingerprint ofCopy, List<GroupDifference> differences) {
    return new Reconciliation(
        LocalDate.of(2026, 2, 28),
        "citizens",
        "copy",
        List.of("country"),
        new LoadedDataset(new UUID(0, 0), 1000, badRows, ONE),
        new LoadedDataset(new UUID(0, 1), 1000, 0, ofCopy),
        differences);
  }
}
