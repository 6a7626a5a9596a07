package dev.citizens.analyze;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.beam.sdk.testing.CombineFnTester.testCombineFn;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.ColumnValue;
import dev.citizens.analysis.CountBy;
import dev.citizens.analysis.GroupTable;
import dev.citizens.csv.Fingerprint;
import dev.citizens.lake.WrittenPart;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** Beam's tester merges the inputs in every order and grouping that a runner might choose. */
class MergePartialsTest {
  private static final Slots SLOTS =
      new Slots(List.of(new CountBy("c", List.of(new ColumnValue("letter", 0)), 0)));

  @Test
  void tablesAreMergedInAnyOrderAndGrouping() {
    testCombineFn(
        new MergePartials(SLOTS),
        List.of(table("a", 1, "b", 2), table("b", 3), table(), table("c", 4, "a", -5)),
        hasGroups(Map.of("a", -4L, "b", 5L, "c", 4L)));
  }

  @Test
  void aSinglePartialStaysAsItIs() {
    testCombineFn(
        new MergePartials(SLOTS),
        List.of(table("b", 2, "a", 1)),
        hasGroups(Map.of("a", 1L, "b", 2L)));
  }

  @Test
  void totalsAreMergedInAnyOrderAndGrouping() {
    testCombineFn(
        new MergePartials(SLOTS),
        List.of(
            totals(1, "/q/quarantine-000002"),
            totals(0, null),
            totals(2, "/q/quarantine-000010"),
            totals(4, "/q/quarantine-000001")),
        new FeatureMatcher<byte[], String>(
            is(
                "0 rows, 7 bad, "
                    + Fingerprint.EMPTY
                    + ", [/q/quarantine-000001, /q/quarantine-000002, /q/quarantine-000010]"),
            "totals",
            "totals") {
          @Override
          protected String featureValueOf(byte[] merged) {
            ScanTotals totals = Partials.decodeTotals(merged);
            return "%d rows, %d bad, %s, %s"
                .formatted(
                    totals.rows(),
                    totals.badRows(),
                    totals.fingerprint(),
                    totals.quarantine().stream().map(WrittenPart::path).toList());
          }
        });
  }

  private static byte[] table(Object... keysAndSums) {
    GroupTable table = new GroupTable(1);
    for (int i = 0; i < keysAndSums.length; i += 2) {
      byte[] key = ((String) keysAndSums[i]).getBytes(UTF_8);
      table.add(table.group(key, 0, key.length), 0, (Integer) keysAndSums[i + 1]);
    }
    return Partials.encode(0, table);
  }

  private static byte[] totals(int badRows, String quarantine) {
    ScanTotals totals = new ScanTotals();
    for (int i = 0; i < badRows; i++) {
      totals.addBadRow();
    }
    if (quarantine != null) {
      totals.addQuarantine(new WrittenPart(quarantine, badRows, 10, 7));
    }
    return Partials.encode(Partials.TOTALS, totals);
  }

  private static Matcher<byte[]> hasGroups(Map<String, Long> expected) {
    return new FeatureMatcher<>(is(expected), "groups", "groups") {
      @Override
      protected Map<String, Long> featureValueOf(byte[] merged) {
        GroupTable table = (GroupTable) new Partials(SLOTS).decodePartial(merged);
        Map<String, Long> groups = new TreeMap<>();
        for (int group = 0; group < table.groups(); group++) {
          int start = table.keyStart(group);
          int length = table.keyEnd(group) - start;
          groups.put(new String(table.keys(), start, length, UTF_8), table.sum(group, 0));
        }
        return groups;
      }
    };
  }
}
