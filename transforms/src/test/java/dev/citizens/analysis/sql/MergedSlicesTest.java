package dev.citizens.analysis.sql;

import static dev.citizens.analysis.sql.GroupSlice.BLOCK_GROUPS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.sql.aggregate.AggregateColumn;
import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.ColumnType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Groups that were written in blocks are what they were. */
class MergedSlicesTest {
  private static final List<String> TEXTS =
      IntStream.range(0, 3 * BLOCK_GROUPS).mapToObj(i -> "text " + i).toList();

  /** Groups with numbers from {@code first} on, each with its number as count, then twice that. */
  private static byte[] slice(int keys, int first, int groups) throws IOException {
    ListedNames names =
        new ListedNames(
            IntStream.range(0, keys).mapToObj(key -> TEXTS).toList(),
            IntStream.range(first, first + groups).mapToObj(i -> numbers(keys, i)).toList());
    GroupSlice slice =
        new GroupSlice(names, List.of(counts(first, groups, 1), counts(first, groups, 2)));
    IntStream.range(0, groups).forEach(slice::add);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    slice.writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  /** All keys but the last have few texts. */
  private static int[] numbers(int keys, int group) {
    return IntStream.range(0, keys).map(key -> key == keys - 1 ? group : group % 7).toArray();
  }

  private static AggregateColumn counts(int first, int groups, int times) {
    return AggregateColumn.ofCounts(
        LongStream.range(first, first + groups).map(i -> i * times).toArray());
  }

  private static Map<String, List<Long>> merged(int keys, byte[]... slices) throws IOException {
    List<AggregateColumn> columns =
        List.of(AggregateColumn.ofCounts(new long[1]), AggregateColumn.ofCounts(new long[1]));
    MergedSlices merged = new MergedSlices(keys, columns);
    for (byte[] slice : slices) {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(slice));
      assertThat(merged.merge(in, columns), is(true));
      assertThat(in.read(), is(-1));
    }
    Map<String, List<Long>> counts = new LinkedHashMap<>();
    Vector value = new Vector(ColumnType.LONG, 1);
    for (int group = 0; group < merged.size(); group++) {
      int number = group;
      counts.put(
          name(merged, group),
          columns.stream().map(column -> result(column, number, value)).toList());
    }
    assertThat(counts.size(), is(merged.size()));
    return counts;
  }

  private static String name(MergedSlices merged, int group) {
    ByteSink name = new ByteSink(64);
    for (int part = 0; part < merged.parts(); part++) {
      merged.appendTo(name, part, merged.parts() == 1 ? group : merged.number(group, part));
      name.append(";");
    }
    return new String(name.toByteArray(), UTF_8);
  }

  private static long result(AggregateColumn column, int group, Vector value) {
    column.result(group, value, 0);
    return value.longs()[0];
  }

  /** What groups {@code [from, to)} are, if those from {@code twiceFrom} on came twice. */
  private static Map<String, List<Long>> expected(int keys, int from, int to, int twiceFrom) {
    Map<String, List<Long>> counts = new LinkedHashMap<>();
    for (int group = from; group < to; group++) {
      StringBuilder name = new StringBuilder();
      for (int number : numbers(keys, group)) {
        name.append(TEXTS.get(number)).append(';');
      }
      long count = group >= twiceFrom ? 2L * group : group;
      counts.put(name.toString(), List.of(count, 2 * count));
    }
    return counts;
  }

  @Test
  void groupsOfAnyNumberAreReadAsTheyWereWritten() throws IOException {
    for (int keys = 1; keys <= 3; keys++) {
      for (int groups :
          new int[] {0, 1, BLOCK_GROUPS - 1, BLOCK_GROUPS, BLOCK_GROUPS + 1, 2 * BLOCK_GROUPS}) {
        assertThat(
            keys + " keys, " + groups + " groups",
            merged(keys, slice(keys, 0, groups)),
            is(expected(keys, 0, groups, groups)));
      }
    }
  }

  @Test
  void groupsThatAreThereAlreadyAreAddedUpAndOthersAdded() throws IOException {
    int half = BLOCK_GROUPS + 3;
    for (int keys = 1; keys <= 3; keys++) {
      byte[] all = slice(keys, 0, 2 * half);
      byte[] later = slice(keys, half, half);

      assertThat(merged(keys, all, later), is(expected(keys, 0, 2 * half, half)));
    }
  }

  @Test
  void withoutKeysThereIsOneGroup() throws IOException {
    assertThat(merged(0, slice(0, 5, 1), slice(0, 6, 1)), is(Map.of("", List.of(11L, 22L))));
  }
}
