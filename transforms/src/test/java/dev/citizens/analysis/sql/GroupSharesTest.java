package dev.citizens.analysis.sql;

import static dev.citizens.analysis.sql.Trees.countRows;
import static dev.citizens.analysis.sql.Trees.distinct;
import static dev.citizens.analysis.sql.Trees.groups;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import dev.citizens.analysis.FirstMerge;
import dev.citizens.analysis.Partial;
import dev.citizens.analysis.Writable;
import dev.citizens.csv.ColumnType;
import dev.citizens.sql.tree.Expression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How the different values of groups are shared out. */
class GroupSharesTest {
  private static final int VALUES = 6_400; // of which a partition of 32 has about 200

  private static final LinkedHashMap<String, ColumnType> TYPES = new LinkedHashMap<>();

  static {
    TYPES.put("text", ColumnType.TEXT);
    TYPES.put("number", ColumnType.LONG);
  }

  /** Each value twice. */
  private static final SqlTable TABLE =
      new SqlTable(
          TYPES,
          IntStream.range(0, 2 * VALUES)
              .mapToObj(i -> List.of("value " + i % VALUES, Integer.toString(i % VALUES)))
              .toList());

  /** How many different values the first merge of each partition has found in all of its groups. */
  private static List<Long> shares(List<Expression> keys, Expression values) throws IOException {
    SqlAnalysis question =
        new SqlAnalysis(
            "q",
            "t",
            groups(null, keys, List.of(countRows(), distinct(values))),
            SqlTable.RUN_DATE);
    List<Long> shares = new ArrayList<>();
    for (Writable share : TABLE.feed(question, TABLE.rows()).partials()) {
      FirstMerge first = question.firstMerge();
      SqlTable.merge(first, share);
      SqlTable.merge(first, share); // what is there already is not counted again
      shares.add(0L);
      for (Writable partial : first.partials()) {
        if (partial != null) {
          Partial groups = question.empty();
          SqlTable.merge(groups, partial);
          groups.emit(0, (order, orderLength, line, length) -> add(shares, line, length));
        }
      }
    }
    return shares;
  }

  /** The last field of a line is the number of different values. */
  private static void add(List<Long> shares, byte[] line, int length) {
    String[] fields = new String(line, 0, length, UTF_8).split(",", -1);
    int last = shares.size() - 1;
    shares.set(last, shares.get(last) + Long.parseLong(fields[fields.length - 1]));
  }

  private static void assertShared(List<Long> shares) {
    assertThat(shares, hasSize(32));
    assertThat(shares, everyItem(is(allOf(greaterThan(120L), lessThan(280L)))));
    assertThat(shares.stream().mapToLong(Long::longValue).sum(), is((long) VALUES));
  }

  @Test
  void theValuesOfOneGroupAreInAllPartitions() throws IOException {
    assertShared(shares(List.of(), TABLE.column("text")));
    assertShared(shares(List.of(), TABLE.column("number")));
  }

  @Test
  void valuesThatAreTheKeysOfTheirGroupsAreInAllPartitionsToo() throws IOException {
    assertShared(shares(List.of(TABLE.column("text")), TABLE.column("text")));
  }
}
