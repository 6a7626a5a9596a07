package dev.citizens.analyze;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.GroupTable;
import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.BadRows;
import dev.citizens.csv.Extent;
import dev.citizens.csv.Fingerprint;
import dev.citizens.files.WrittenPart;
import dev.citizens.harness.CoderContract;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.junit.jupiter.api.Test;

/** Partials are merged in every order and grouping that workers might hand them on. */
class EncodedPartialTest {
  @Test
  void tablesAreMergedInAnyOrderAndGrouping() {
    List<EncodedPartial> partials =
        List.of(table("a", 1, "b", 2), table("b", 3), table(), table("c", 4, "a", -5));
    for (List<EncodedPartial> order : permutations(partials)) {
      for (int cut = 0; cut <= order.size(); cut++) {
        GroupTable some = EncodedPartial.merge(new GroupTable(1), order.subList(0, cut));
        List<EncodedPartial> rest = new ArrayList<>(order.subList(cut, order.size()));
        rest.add(EncodedPartial.of(some));
        assertThat(
            groups(EncodedPartial.merge(new GroupTable(1), rest)),
            is(Map.of("a", -4L, "b", 5L, "c", 4L)));
      }
    }
  }

  @Test
  void totalsAreMergedInAnyOrderAndGrouping() {
    List<EncodedPartial> partials =
        List.of(
            totals(1, "/q/quarantine-000002"),
            totals(0, null),
            totals(2, "/q/quarantine-000010"),
            totals(4, "/q/quarantine-000001"));
    for (List<EncodedPartial> order : permutations(partials)) {
      for (int cut = 0; cut <= order.size(); cut++) {
        ScanTotals some = EncodedPartial.merge(new ScanTotals(), order.subList(0, cut));
        List<EncodedPartial> rest = new ArrayList<>(order.subList(cut, order.size()));
        rest.add(EncodedPartial.of(some));
        ScanTotals all = EncodedPartial.merge(new ScanTotals(), rest);
        assertThat(all.rows(), is(0L));
        assertThat(all.badRows().count(), is(7L));
        assertThat(
            all.badRows(),
            is(
                new BadRows(
                    Map.of(BadRowReason.UNCLOSED_QUOTE, 3L, BadRowReason.NOT_UTF8, 4L),
                    new Extent(7, 21, 28, new Extent.Largest(99, 2, 6)))));
        assertThat(
            all.rowsOfManyLines(),
            is(new Extent(7, 707, 7_000, new Extent.Largest(0, 101, 1_000))));
        assertThat(all.fingerprint(), is(Fingerprint.EMPTY));
        assertThat(
            all.ranges(),
            is(
                List.of(
                    new ScannedRange(96, 4, 5),
                    new ScannedRange(98, 2, 5),
                    new ScannedRange(99, 1, 5))));
        assertThat(
            all.quarantine().stream().map(WrittenPart::path).toList(),
            is(List.of("/q/quarantine-000001", "/q/quarantine-000002", "/q/quarantine-000010")));
      }
    }
  }

  @Test
  void travelsAsItsBytes() throws Exception {
    EncodedPartial some = table("a", 1, "b", 2);
    CoderContract.check(EncodedPartial.CODER, some, table(), totals(1, "/q/quarantine-000002"));
    ByteArrayOutputStream travelling = new ByteArrayOutputStream();
    EncodedPartial.CODER.encode(some, travelling);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ByteArrayCoder.of().encode(some.bytes().array(), bytes);
    assertThat(travelling.toByteArray(), is(bytes.toByteArray()));
  }

  private static <T> List<List<T>> permutations(List<T> elements) {
    if (elements.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> permutations = new ArrayList<>();
    for (int first = 0; first < elements.size(); first++) {
      List<T> others = new ArrayList<>(elements);
      T element = others.remove(first);
      for (List<T> rest : permutations(others)) {
        List<T> permutation = new ArrayList<>(List.of(element));
        permutation.addAll(rest);
        permutations.add(permutation);
      }
    }
    return permutations;
  }

  private static EncodedPartial table(Object... keysAndSums) {
    GroupTable table = new GroupTable(1);
    for (int i = 0; i < keysAndSums.length; i += 2) {
      byte[] key = ((String) keysAndSums[i]).getBytes(UTF_8);
      table.add(table.group(key, 0, key.length), 0, (Integer) keysAndSums[i + 1]);
    }
    return EncodedPartial.of(table);
  }

  private static EncodedPartial totals(int badRows, String quarantine) {
    ScanTotals totals = new ScanTotals();
    for (int i = 0; i < badRows; i++) {
      totals.addBadRow(
          i == 0 ? BadRowReason.UNCLOSED_QUOTE : BadRowReason.NOT_UTF8,
          Extent.ofRecord(100 - badRows + i, 2 + i, 7 - badRows));
      totals.addRowOfManyLines(Extent.ofRecord(i, 101, 1_000));
    }
    if (quarantine != null) {
      totals.addQuarantine(new WrittenPart(quarantine, badRows, 10, 7));
      totals.addRange(new ScannedRange(100 - badRows, badRows, 5));
    }
    return EncodedPartial.of(totals);
  }

  private static Map<String, Long> groups(GroupTable table) {
    Map<String, Long> groups = new TreeMap<>();
    for (int group = 0; group < table.groups(); group++) {
      int start = table.keyStart(group);
      int length = table.keyEnd(group) - start;
      groups.put(new String(table.keys(), start, length, UTF_8), table.sum(group, 0));
    }
    return groups;
  }
}
