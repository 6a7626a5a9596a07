package dev.citizens.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.csv.RowHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Against a {@link HashMap} from keys to two sums. */
class GroupTableTest {
  @Test
  void manyRandomKeysAreSummedAsAMapDoes() {
    Random random = new Random(1);
    GroupTable table = new GroupTable(2);
    Map<String, List<Long>> expected = new HashMap<>();
    for (int i = 0; i < 300_000; i++) {
      add(table, expected, randomKey(random), random.nextInt(100), random.nextLong());
    }

    assertThat(expected.size(), greaterThan(50_000));
    assertThat(contents(table), is(expected));
  }

  @Test
  void groupsAreNumberedAsTheyCome() {
    GroupTable table = new GroupTable(1);

    assertThat(group(table, "b"), is(0));
    assertThat(group(table, "a"), is(1));
    assertThat(group(table, ""), is(2));
    assertThat(group(table, "b"), is(0));
    assertThat(group(table, ""), is(2));
  }

  /** Sums, ends and index grow at different times; every size is looked at on the way. */
  @Test
  void numbersAndSumsOutliveGrowth() {
    GroupTable table = new GroupTable(2);
    for (int i = 0; i < 1_000; i++) {
      int group = group(table, "key " + i);
      table.add(group, 0, i);
      table.add(group, 1, -i);
      for (int earlier = 0; earlier <= i; earlier += 1 + i / 7) {
        assertThat(group(table, "key " + earlier), is(earlier));
        assertThat(table.sum(earlier, 0) - table.sum(earlier, 1), is(2L * earlier));
      }
    }
    assertThat(table.groups(), is(1_000));
  }

  @Test
  void aKeyMayBeLongerThanAllBefore() {
    GroupTable table = new GroupTable(1);
    Map<String, List<Long>> expected = new HashMap<>();
    for (int length = 1; length < 3_000_000; length *= 7) {
      byte[] key = "k".repeat(length).getBytes(UTF_8);
      table.add(table.group(key, 0, key.length), 0, length);
      expected.put("k".repeat(length), List.of((long) length));
    }
    assertThat(contents(table).equals(expected), is(true));
    assertThat(contents(readBack(table, 1)).equals(expected), is(true));
  }

  @Test
  void aKeyIsTheSliceAlone() {
    GroupTable table = new GroupTable(1);
    byte[] bytes = "xxkeyyy".getBytes(UTF_8);

    assertThat(table.group(bytes, 2, 5), is(group(table, "key")));
    assertThat(contents(table), is(Map.of("key", List.of(0L))));
  }

  @Test
  void whatIsWrittenComesBack() {
    Random random = new Random(2);
    GroupTable table = new GroupTable(2);
    Map<String, List<Long>> expected = new HashMap<>();
    for (int i = 0; i < 5_000; i++) {
      add(table, expected, randomKey(random), i, Long.MIN_VALUE + i);
    }
    assertThat(contents(readBack(table, 2)), is(expected));
    assertThat(contents(readBack(new GroupTable(2), 2)), is(Map.of()));
  }

  @Test
  void mergingIsAssociativeAndCommutativeAndIsTheSameAsOneTable() {
    Random random = new Random(3);
    for (int round = 0; round < 20; round++) {
      Map<String, List<Long>> all = new HashMap<>();
      GroupTable a = randomTable(random, all);
      GroupTable b = randomTable(random, all);
      GroupTable c = randomTable(random, all);

      assertThat(contents(merged(merged(a, b), c)), is(all));
      assertThat(contents(merged(a, merged(b, c))), is(all));
      assertThat(contents(merged(merged(c, a), b)), is(all));
      assertThat(contents(merged(c, merged(b, a))), is(all));
      assertThat(contents(merged(new GroupTable(2), a)), is(contents(a)));
      assertThat(contents(merged(a, new GroupTable(2))), is(contents(a)));
    }
  }

  @Test
  void splitPutsEachGroupIntoTheOnePartOfItsHash() {
    Map<String, List<Long>> expected = new HashMap<>();
    GroupTable table = new GroupTable(2);
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      add(table, expected, randomKey(random), 1, i);
    }
    GroupTable[] parts = table.split();
    Map<String, List<Long>> joined = new HashMap<>();
    for (int part = 0; part < parts.length; part++) {
      assertThat("groups in part " + part, parts[part].groups(), greaterThan(300));
      for (Map.Entry<String, List<Long>> group : contents(parts[part]).entrySet()) {
        byte[] key = group.getKey().getBytes(UTF_8);
        assertThat((int) (RowHash.hash(key, 0, key.length, 0) >>> 59), is(part));
        joined.put(group.getKey(), group.getValue());
      }
    }
    assertThat(joined, is(expected));
    assertThat("the table itself stays", contents(table), is(expected));
  }

  @Test
  void splitLeavesOutPartsWithoutGroups() {
    GroupTable table = new GroupTable(1);
    group(table, "a");

    assertThat(Stream.of(table.split()).filter(Objects::nonNull).count(), is(1L));
  }

  @Test
  void linesComeByTheirFirstSumThenByTheirKey() {
    GroupTable table = new GroupTable(2);
    for (String key : List.of("b", "\"a,z\"", "", "c", "\"\"", "a")) {
      table.add(group(table, key), 0, key.equals("c") ? 7 : 3);
      table.add(group(table, key), 1, 9);
    }

    List<String> all = List.of("c,7,9", ",3,9", "\"\",3,9", "a,3,9", "\"a,z\",3,9", "b,3,9");
    assertThat(Rows.lines(table, 0), is(all));
    for (int top = 1; top <= 7; top++) {
      assertThat(Rows.lines(table, top), is(all.subList(0, Math.min(top, 6))));
    }
  }

  @Test
  void theMemoryUsedGrowsWithGroupsAndKeys() {
    GroupTable table = new GroupTable(1);
    assertThat(table.bytesUsed(), is(0L));
    group(table, "0123456789");
    assertThat(table.bytesUsed(), is(10L + 8 + 4 + 8 + 8));
    group(table, "0123456789");
    assertThat(table.bytesUsed(), is(38L));
  }

  @Test
  void aPartialThatIsCutShortIsRefused() throws IOException {
    GroupTable table = new GroupTable(1);
    group(table, "key");
    byte[] whole = written(table);
    for (int length = 0; length < whole.length; length++) {
      DataInputStream cut = new DataInputStream(new ByteArrayInputStream(whole, 0, length));
      assertThrows(EOFException.class, () -> new GroupTable(1).merge(cut));
    }
  }

  private static GroupTable randomTable(Random random, Map<String, List<Long>> all) {
    GroupTable table = new GroupTable(2);
    for (int i = random.nextInt(300); i > 0; i--) {
      String key = Integer.toString(random.nextInt(200));
      add(table, new HashMap<>(), key, 1, i);
      all.merge(key, List.of(1L, (long) i), GroupTableTest::sums);
    }
    return table;
  }

  /** Short, so that some come again; some only differ in zero bytes or quotes. */
  private static String randomKey(Random random) {
    String key = Integer.toString(random.nextInt(100_000), 36);
    return switch (random.nextInt(5)) {
      case 0 -> key + "\0";
      case 1 -> "\"" + key + "\"";
      case 2 -> "";
      case 3 -> key + ",é" + key + key;
      default -> key;
    };
  }

  private static void add(
      GroupTable table, Map<String, List<Long>> expected, String key, long first, long second) {
    int group = group(table, key);
    table.add(group, 0, first);
    table.add(group, 1, second);
    expected.merge(key, List.of(first, second), GroupTableTest::sums);
  }

  private static List<Long> sums(List<Long> a, List<Long> b) {
    return List.of(a.get(0) + b.get(0), a.get(1) + b.get(1));
  }

  private static int group(GroupTable table, String key) {
    byte[] bytes = key.getBytes(UTF_8);
    return table.group(bytes, 0, bytes.length);
  }

  private static Map<String, List<Long>> contents(GroupTable table) {
    Map<String, List<Long>> contents = new HashMap<>();
    for (int group = 0; group < table.groups(); group++) {
      int start = table.keyStart(group);
      String key = new String(table.keys(), start, table.keyEnd(group) - start, UTF_8);
      List<Long> sums =
          table.sumsPerGroup() == 1
              ? List.of(table.sum(group, 0))
              : List.of(table.sum(group, 0), table.sum(group, 1));
      assertThat("seen for the first time", contents.put(key, sums) == null, is(true));
    }
    return contents;
  }

  private static GroupTable merged(GroupTable a, GroupTable b) {
    GroupTable merged = readBack(a, 2);
    merge(merged, b);
    return merged;
  }

  private static GroupTable readBack(GroupTable table, int sums) {
    GroupTable back = new GroupTable(sums);
    merge(back, table);
    return back;
  }

  private static void merge(GroupTable target, GroupTable table) {
    try {
      target.merge(new DataInputStream(new ByteArrayInputStream(written(table))));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] written(GroupTable table) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    table.writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
