package dev.citizens.analysis.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import dev.citizens.analysis.GroupTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the keys of groups travel. */
class GroupNamesTest {
  private static byte[] written(ListedNames names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    GroupNamesWriter writer = new GroupNamesWriter(names);
    for (int group = 0; group < names.groups().size(); group++) {
      writer.write(group, out);
    }
    return bytes.toByteArray();
  }

  /** The texts of each group, with commas between them. */
  private static List<String> read(byte[] written, int parts, int groups) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(written));
    List<GroupTable> tables = Stream.generate(() -> new GroupTable(0)).limit(parts).toList();
    GroupNamesReader reader = new GroupNamesReader(tables);
    List<String> lines = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      List<String> texts = new ArrayList<>();
      for (int part = 0; part < parts; part++) {
        texts.add(text(tables.get(part), reader.next(part, in)));
      }
      lines.add(String.join(",", texts));
    }
    assertThat(in.read(), is(-1));
    return lines;
  }

  private static String text(GroupTable table, int number) {
    int start = table.keyStart(number);
    return new String(table.keys(), start, table.keyEnd(number) - start, UTF_8);
  }

  @Test
  void groupsOfSeveralKeysAreReadPartByPart() throws IOException {
    ListedNames names =
        new ListedNames(
            List.of(List.of("", "Việt Nam", "\"a,b\""), List.of("x", "\"\""), List.of("1", "22")),
            List.of(
                new int[] {2, 0, 1},
                new int[] {1, 1, 1},
                new int[] {0, 0, 0},
                new int[] {2, 1, 0}));

    assertThat(
        read(written(names), 3, 4),
        is(List.of("\"a,b\",x,22", "Việt Nam,\"\",22", ",x,1", "\"a,b\",\"\",1")));
  }

  @Test
  void withoutKeysNothingIsRead() throws IOException {
    ListedNames names = new ListedNames(List.of(), List.of(new int[0]));

    assertThat(read(written(names), 0, 1), is(List.of("")));
  }

  @Test
  void groupsOfOneKeyAreReadInTheirOrder() throws IOException {
    List<String> texts = IntStream.range(0, 1_000).mapToObj(i -> "text " + i * i).toList();
    ListedNames names =
        new ListedNames(
            List.of(texts), IntStream.range(0, 1_000).mapToObj(i -> new int[] {999 - i}).toList());

    assertThat(
        read(written(names), 1, 1_000),
        is(IntStream.range(0, 1_000).mapToObj(i -> texts.get(999 - i)).toList()));
  }

  @Test
  void millionsOfPairsOfFewTextsTakeFewBytesEach() throws IOException {
    List<String> countries =
        IntStream.range(0, 200).mapToObj(i -> "a country with a long name " + i).toList();
    List<String> cities = IntStream.range(0, 500).mapToObj(i -> "a city with one " + i).toList();
    List<int[]> groups =
        IntStream.range(0, 100_000).mapToObj(i -> new int[] {i / 500, i % 500}).toList();
    byte[] written = written(new ListedNames(List.of(countries, cities), groups));

    assertThat(written.length, lessThan(4 * groups.size() + 20_000));
    assertThat(
        read(written, 2, groups.size()),
        is(groups.stream().map(g -> countries.get(g[0]) + "," + cities.get(g[1])).toList()));
  }
}
