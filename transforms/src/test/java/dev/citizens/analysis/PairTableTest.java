package dev.citizens.analysis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.analysis.expression.ColumnValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PairTableTest {
  private static final CountBy BY_PAIR =
      new CountBy("n", List.of(new ColumnValue("a", 0), new ColumnValue("b", 1)), 0);

  @Test
  void linesComeByCountThenByTheirValues() {
    PairTable table =
        merged(partials("b,x", "a,y", "\"a,z\",", "\"a,z\",", "a,x", ",", "\"\",\"\"", "a,\"\""));

    List<String> all =
        List.of("\"a,z\",,2", ",,1", "\"\",\"\",1", "a,\"\",1", "a,x,1", "a,y,1", "b,x,1");
    assertThat(Rows.lines(table, 0), is(all));
    for (int top = 1; top <= 8; top++) {
      assertThat(Rows.lines(table, top), is(all.subList(0, Math.min(top, 7))));
    }
  }

  @Test
  void aPairsPartitionDependsOnItsSecondValueAlone() {
    Random random = new Random(1);
    Map<String, Integer> partitionOfSecond = new TreeMap<>();
    for (int round = 0; round < 5; round++) {
      Partial[] parts = byPartition(randomLines(random, 3_000));
      for (int partition = 0; partition < parts.length; partition++) {
        for (String line : parts[partition] == null ? List.<String>of() : lines(parts[partition])) {
          String second = line.replaceFirst("^[^,]*,", "").replaceFirst(",\\d+$", "");
          Integer before = partitionOfSecond.putIfAbsent(second, partition);
          assertThat(second, before == null || before == partition, is(true));
        }
      }
    }
    assertThat(partitionOfSecond.values().stream().distinct().count(), is(32L));
  }

  @Test
  void mergingIsAssociativeAndCommutativeAndIsTheSameAsOneTable() {
    Random random = new Random(3);
    for (int round = 0; round < 10; round++) {
      List<String[]> pieces = new ArrayList<>();
      Map<String, Long> counts = new TreeMap<>();
      for (int piece = 0; piece < 3; piece++) {
        pieces.add(randomLines(random, random.nextInt(500)));
        for (String line : pieces.get(piece)) {
          counts.merge(line, 1L, Long::sum);
        }
      }
      List<String> expected = new ArrayList<>();
      counts.forEach((line, count) -> expected.add(line + "," + count));
      PairTable a = merged(partials(pieces.get(0)));
      PairTable b = merged(partials(pieces.get(1)));
      PairTable c = merged(partials(pieces.get(2)));

      assertThat(sorted(merged(List.of(merged(List.of(a, b)), c))), is(expected));
      assertThat(sorted(merged(List.of(a, merged(List.of(b, c))))), is(expected));
      assertThat(sorted(merged(List.of(c, b, a))), is(expected));
      assertThat(sorted(merged(List.of(new PairTable(), a))), is(sorted(a)));
    }
  }

  @Test
  void aPartialThatIsCutShortIsRefused() throws IOException {
    byte[] whole = written(merged(partials("a,b", "c,d", "c,d")));
    for (int length = 0; length < whole.length; length++) {
      DataInputStream cut = new DataInputStream(new ByteArrayInputStream(whole, 0, length));
      assertThrows(EOFException.class, () -> new PairTable().merge(cut));
    }
  }

  private static String[] randomLines(Random random, int lines) {
    String[] made = new String[lines];
    for (int i = 0; i < lines; i++) {
      made[i] = "first " + random.nextInt(50) + ",second " + random.nextInt(400);
    }
    return made;
  }

  private static Partial[] byPartition(String... lines) {
    return Rows.partials(BY_PAIR, 2, lines);
  }

  private static List<Partial> partials(String... lines) {
    return Stream.of(byPartition(lines)).filter(Objects::nonNull).toList();
  }

  private static List<String> lines(Partial partial) {
    return Rows.lines(partial, 0);
  }

  private static List<String> sorted(PairTable table) {
    return lines(table).stream().sorted().toList();
  }

  /** A new table of all partials, each written and read. */
  private static PairTable merged(List<? extends Partial> partials) {
    PairTable merged = new PairTable();
    for (Partial partial : partials) {
      try {
        merged.merge(new DataInputStream(new ByteArrayInputStream(written(partial))));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return merged;
  }

  private static byte[] written(Partial partial) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    partial.writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
