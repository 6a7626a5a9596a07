package dev.citizens.analyze;

import dev.citizens.analysis.GroupTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The order of a result: the largest first sum first, then by {@link KeyOrder}. */
final class SortedGroups {
  private SortedGroups() {}

  /** The numbers of the first {@code top} groups, or of all if 0, in order. */
  static int[] order(GroupTable table, int top) {
    Comparator<Integer> bySum = Comparator.comparingLong(group -> -table.sum(group, 0));
    int[] ordered =
        IntStream.range(0, table.groups())
            .boxed()
            .sorted(bySum.thenComparing((a, b) -> compareKeys(table, a, b)))
            .mapToInt(Integer::intValue)
            .toArray();
    return top == 0 || top >= ordered.length ? ordered : Arrays.copyOf(ordered, top);
  }

  private static int compareKeys(GroupTable table, int a, int b) {
    return KeyOrder.compare(
        table.keys(),
        table.keyStart(a),
        table.keyEnd(a),
        table.keys(),
        table.keyStart(b),
        table.keyEnd(b));
  }
}
