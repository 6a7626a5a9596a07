package dev.citizens.analysis.sql.vector;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.ColumnType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeywordKernelsTest {
  private static final String KEYWORD = "aab";

  /** Texts, or null for NULL, as they lie in an array. */
  private record Texts(List<String> texts, Vector vector) {
    /** In an order of rows, with other bytes between them. */
    static Texts of(List<String> texts, List<Integer> order, String between) {
      Vector vector = new Vector(ColumnType.TEXT, texts.size());
      ByteSink bytes = new ByteSink(64);
      for (int row : order) {
        bytes.append(between);
        int from = bytes.length();
        if (texts.get(row) == null) {
          vector.setNull(row);
        } else {
          bytes.append(texts.get(row));
          vector.setView(row, from, bytes.length());
        }
      }
      vector.view(bytes.array());
      return new Texts(texts, vector);
    }

    /** What a kernel says of each; null for NULL. */
    List<Long> answers(Kernel kernel) {
      Vector out = new Vector(ColumnType.LONG, texts.size());
      kernel.apply(new Vector[] {vector}, out, texts.size());
      List<Long> answers = new ArrayList<>();
      for (int row = 0; row < texts.size(); row++) {
        answers.add(out.states()[row] == Vector.NULL ? null : (Long) out.longs()[row]);
      }
      return answers;
    }
  }

  private static Long occurrences(String text) {
    return text == null ? null : (Long) (long) text.split(KEYWORD, -1).length - 1;
  }

  private static void contains(Vector[] arguments, Vector out, int rows) {
    Vector counts = new Vector(ColumnType.LONG, rows);
    KeywordKernels.occurrences(KEYWORD).apply(arguments, counts, rows);
    KeywordKernels.isAny(new Vector[] {counts}, out, rows);
  }

  private static void assertAnswers(Texts texts) {
    List<String> all = texts.texts();
    assertThat(
        texts.answers(KeywordKernels.occurrences(KEYWORD)),
        is(all.stream().map(KeywordKernelsTest::occurrences).toList()));
    assertThat(
        texts.answers(KeywordKernelsTest::contains),
        is(
            all.stream()
                .map(text -> text == null ? null : Long.min(1, occurrences(text)))
                .toList()));
  }

  private static List<Integer> inOrder(int size) {
    return new ArrayList<>(IntStream.range(0, size).boxed().toList());
  }

  @Test
  void whatLiesAcrossTwoTextsIsInNeither() {
    assertAnswers(Texts.of(List.of("a", "ab", "aa", "b", "aab", "", "xaabaab"), inOrder(7), ""));
  }

  @Test
  void whatLiesBetweenTextsIsInNone() {
    assertAnswers(Texts.of(List.of("", "x", "aab", "b"), inOrder(4), "aab"));
  }

  @Test
  void textsAreSearchedHoweverTheyLie() {
    Random random = new Random(20261127);
    for (int round = 0; round < 300; round++) {
      List<String> texts = new ArrayList<>();
      int size = 1 + random.nextInt(200);
      for (int i = 0; i < size; i++) {
        texts.add(random.nextInt(10) == 0 ? null : text(random));
      }
      List<Integer> order = inOrder(size);
      if (random.nextBoolean()) {
        Collections.shuffle(order, random);
      }
      assertAnswers(Texts.of(texts, order, "aab, ".repeat(random.nextInt(100))));
      assertAnswers(Texts.of(texts, order, "x".repeat(random.nextInt(600))));
    }
  }

  /** Of two letters, mostly, so that the keyword is often in it. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(30); left > 0; left--) {
      text.append("aaabé".charAt(random.nextInt(5)));
    }
    return text.toString();
  }
}
