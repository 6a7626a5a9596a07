package dev.citizens.analysis.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedLinesTest {
  /** Adds a line with its order; returns whether it was asked for. */
  private static boolean add(OrderedLines lines, String order, String line) {
    lines.bytes().append(order);
    if (lines.dropIfBehind()) {
      return false;
    }
    lines.endOrder();
    lines.bytes().append(line);
    lines.endLine();
    return true;
  }

  private static List<String> emitted(OrderedLines lines) throws IOException {
    List<String> all = new ArrayList<>();
    lines.emit(
        (order, orderLength, line, length) ->
            all.add(new String(order, 0, orderLength, UTF_8) + new String(line, 0, length, UTF_8)));
    return all;
  }

  private static String order(int number) {
    return String.format(Locale.ROOT, "%05d:", number);
  }

  /** Numbers below {@code size}, in random order, as lines that say half of theirs. */
  private static OrderedLines shuffled(int top, int size, long seed) {
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(numbers, new Random(seed));
    OrderedLines lines = new OrderedLines(top);
    numbers.forEach(number -> add(lines, order(number), "line " + number / 2));
    return lines;
  }

  private static List<String> first(int count) {
    return IntStream.range(0, count).mapToObj(n -> order(n) + "line " + n / 2).toList();
  }

  @Test
  void allLinesComeInTheirOrder() throws IOException {
    assertThat(emitted(shuffled(0, 5_000, 1)), is(first(5_000)));
    assertThat(emitted(new OrderedLines(0)), is(List.of()));
  }

  @Test
  void theFirstLinesAreThoseOfAllWhateverTheOrderInWhichTheyCome() throws IOException {
    for (int top : new int[] {1, 2, 511, 512, 513, 1_023, 1_024, 2_500, 4_999, 5_000, 5_001}) {
      for (long seed = 0; seed < 5; seed++) {
        assertThat(
            top + " " + seed, emitted(shuffled(top, 5_000, seed)), is(first(Math.min(top, 5_000))));
      }
    }
  }

  @Test
  void linesThatComeFromTheLastToTheFirstAreAllAskedFor() throws IOException {
    OrderedLines lines = new OrderedLines(3);
    for (int number = 9_999; number >= 0; number--) {
      assertThat(add(lines, order(number), "line " + number / 2), is(true));
    }

    assertThat(emitted(lines), is(first(3)));
  }

  @Test
  void ofManyLinesFewAreHeld() {
    OrderedLines lines = new OrderedLines(10);
    int asked = 0;
    for (int number = 0; number < 100_000; number++) {
      asked += add(lines, order(number), "x".repeat(100)) ? 1 : 0;
    }

    assertThat(asked, is(1_024));
    assertThat(lines.bytes().array().length, lessThan(10_000));
  }

  @Test
  void aLineBehindTheLastThatIsAskedForIsLeftOutAndOneBeforeItTaken() throws IOException {
    OrderedLines lines = new OrderedLines(2);
    for (int number = 10; number < 10 + 1_024; number++) {
      add(lines, order(number), "");
    }

    assertThat(add(lines, order(12), "left out"), is(false));
    assertThat(add(lines, order(9), "taken"), is(true));
    assertThat(emitted(lines), is(List.of("00009:taken", "00010:")));
  }

  @Test
  void aLineIsBehindAsSoonAsItsFirstValuesSayIt() {
    OrderedLines lines = new OrderedLines(1);
    for (int number = 0; number < 1_024; number++) {
      add(lines, "b:m:", ""); // from now on those behind b:m: are left out
    }
    int held = lines.bytes().length();

    for (String before : List.of("a:", "b:", "b:l:")) {
      lines.bytes().append(before);
      assertThat(before, lines.dropIfBehind(), is(false));
      lines.bytes().truncate(held);
    }
    for (String behind : List.of("c:", "b:n:", "b:m:")) {
      lines.bytes().append(behind);
      assertThat(behind, lines.dropIfBehind(), is(true));
      assertThat(behind, lines.bytes().length(), is(held));
    }
  }
}
