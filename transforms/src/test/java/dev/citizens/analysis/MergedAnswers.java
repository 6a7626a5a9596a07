package dev.citizens.analysis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Checks that an analysis with one partition gives the same however rows were spread and merged.
 */
public final class MergedAnswers {
  private MergedAnswers() {}

  /** Spreads the lines over three feeds of unequal size and merges what they learnt. */
  public static void areTheAnswerOfAllRows(Analysis analysis, int columns, String... lines)
      throws IOException {
    List<String> expected = Rows.lines(Rows.partials(analysis, columns, lines)[0], 0);
    assertThat(expected, not(hasSize(0)));
    int first = lines.length / 7;
    int second = lines.length / 2;
    List<Partial> parts = new ArrayList<>();
    for (int[] range : new int[][] {{0, first}, {first, second}, {second, lines.length}}) {
      String[] some = Arrays.copyOfRange(lines, range[0], range[1]);
      parts.add(Rows.partials(analysis, columns, some)[0]);
    }
    Partial a = parts.get(0);
    Partial b = parts.get(1);
    Partial c = parts.get(2);
    Partial none = analysis.empty();
    for (Partial merged :
        List.of(
            merged(analysis, merged(analysis, a, b), c),
            merged(analysis, a, merged(analysis, b, c)),
            merged(analysis, c, merged(analysis, b, a)),
            merged(analysis, none, c, none, a, b))) {
      assertThat(Rows.lines(merged, 0), is(expected));
    }
  }

  private static Partial merged(Analysis analysis, Partial... partials) throws IOException {
    Partial merged = analysis.empty();
    for (Partial each : partials) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      each.writeTo(new DataOutputStream(bytes));
      merged.merge(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
    return merged;
  }
}
