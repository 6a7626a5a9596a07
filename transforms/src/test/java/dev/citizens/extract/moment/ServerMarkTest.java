package dev.citizens.extract.moment;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.lake.SourceMoment;
import dev.citizens.lake.SourceMoment.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What two answers of a server say together; nothing is claimed that they do not prove. */
class ServerMarkTest {
  private static final String BEGAN = "2026-11-26 08:00:10";
  private static final String MADE = "2025-01-01 00:00:00";
  private static final String ENDED = "2026-11-26 08:05:00";

  @ParameterizedTest
  @CsvSource({
    "2026-11-25 17:00:00, 2026-11-25 17:00:00, UNCHANGED",
    "2026-11-25 17:00:00, 2026-11-26 08:00:11, CHANGED",
    "2026-11-25 17:00:00, 2026-11-26 08:00:10, CHANGED", // in the second in which it was asked
    "2026-11-25 17:00:00, 2026-11-26 08:00:09, CHANGED", // by a clock that ticks seldom
    "2026-11-26 08:00:09, 2026-11-26 08:00:10, CHANGED",
    "2026-11-26 08:00:10, 2026-11-26 08:00:10, NOT_KNOWN", // a second change may have the time of
    // the first
    "2026-11-26 08:00:09, 2026-11-26 08:00:09, NOT_KNOWN",
    "2026-11-26 08:00:08, 2026-11-26 08:00:08, UNCHANGED",
    "2026-11-26 08:00:08, 2026-11-26 08:00:07, NOT_KNOWN", // one part of the table is forgotten
    ", 2026-11-26 08:00:11, CHANGED",
    ", 2026-11-26 08:00:09, CHANGED",
    ", 2026-11-26 08:00:08, NOT_KNOWN",
    ", 2026-11-25 17:00:00, NOT_KNOWN",
    "2026-11-25 17:00:00, , NOT_KNOWN", // forgotten, with whatever happened until then
    ", , NOT_KNOWN"
  })
  void timesOfATable(String first, String last, Verdict expected) {
    assertThat(moment(null, inner(first), "b.1:7", inner(last)).verdict(), is(expected));
    assertThat(moment("b.1:6", inner(first), "b.1:7", inner(last)).verdict(), is(expected));
  }

  private static TableMark inner(String updated) {
    return new TableMark(true, false, MADE, updated);
  }

  @Test
  void aLogThatStandsStillIsOneMoment() {
    TableMark table = inner(null);
    assertThat(
        moment("b.1:7", table, "b.1:7", table),
        is(new SourceMoment(Verdict.ONE_MOMENT, "b.1:7", BEGAN, ENDED)));
    assertThat(moment("b.1:7", table, null, table).verdict(), is(Verdict.NOT_KNOWN));
    assertThat(moment(null, table, null, table).verdict(), is(Verdict.NOT_KNOWN));
  }

  /** By somebody whose changes the server does not log. */
  @Test
  void aTableThatChangesBesideTheLogIsNotOfOneMoment() {
    assertThat(
        moment("b.1:7", inner(null), "b.1:7", inner("2026-11-26 08:00:11")),
        is(new SourceMoment(Verdict.CHANGED, null, BEGAN, ENDED)));
  }

  @Test
  void ofOtherEnginesAndPartsOnlyAChangeIsKnown() {
    String old = "2026-11-25 17:00:00";
    String since = "2026-11-26 08:00:11";
    TableMark myIsam = new TableMark(false, false, MADE, old);
    assertThat(moment("b.1:7", myIsam, "b.1:7", myIsam).verdict(), is(Verdict.NOT_KNOWN));
    assertThat(
        moment("b.1:7", myIsam, "b.1:7", new TableMark(false, false, MADE, since)).verdict(),
        is(Verdict.CHANGED));
    TableMark parts = new TableMark(true, true, MADE, old);
    assertThat(moment(null, parts, null, parts).verdict(), is(Verdict.NOT_KNOWN));
    assertThat(moment("b.1:7", parts, "b.1:7", parts).verdict(), is(Verdict.ONE_MOMENT));
    assertThat(
        moment(null, parts, null, new TableMark(true, true, MADE, since)).verdict(),
        is(Verdict.CHANGED));
  }

  @Test
  void ofATableThatIsGoneNothingIsKnown() {
    ServerMark before = new ServerMark("b.1:7", BEGAN, Map.of("orders", inner(null)));
    ServerMark after = new ServerMark("b.1:7", ENDED, Map.of());
    assertThat(before.until(after, "Orders").verdict(), is(Verdict.NOT_KNOWN));
  }

  /** An ALTER TABLE may write other values without a change that is noted. */
  @Test
  void ofATableThatWasMadeAnewNothingIsKnown() {
    String old = "2025-11-25 17:00:00";
    TableMark anew = new TableMark(true, false, "2026-11-26 08:00:11", old);
    assertThat(moment(null, inner(old), null, anew).verdict(), is(Verdict.NOT_KNOWN));
  }

  private static SourceMoment moment(
      String firstPosition, TableMark first, String lastPosition, TableMark last) {
    ServerMark before = new ServerMark(firstPosition, BEGAN, Map.of("orders", first));
    ServerMark after = new ServerMark(lastPosition, ENDED, Map.of("orders", last));
    return before.until(after, "Orders");
  }
}
