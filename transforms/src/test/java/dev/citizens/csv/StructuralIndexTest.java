package dev.citizens.csv;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StructuralIndexTest {
  @Test
  void eachOfTheByteValuesIsStructuralOrNot() {
    for (int value = 0; value < 256; value++) {
      byte[] bytes = new byte[1 + StructuralIndex.PADDING_BYTES];
      bytes[0] = (byte) value;
      boolean structural = value < ' ' || value == '"' || value == ',';
      assertThat("byte " + value, places(bytes, 0, 1), is(structural ? List.of(0) : List.of()));
    }
  }

  /** Neighbours must not matter: a carry would make them. */
  @Test
  void everyPairOfByteValuesIsFound() {
    for (int first = 0; first < 256; first++) {
      byte[] bytes = new byte[512 + StructuralIndex.PADDING_BYTES];
      for (int second = 0; second < 256; second++) {
        bytes[2 * second] = (byte) first;
        bytes[2 * second + 1] = (byte) second;
      }
      assertThat("first " + first, places(bytes, 0, 512), is(expected(bytes, 0, 512)));
    }
  }

  @Test
  void anyPartOfRandomBytesIsIndexedAndNothingBehindIt() {
    Random random = new Random(5);
    for (int round = 0; round < 3_000; round++) {
      byte[] bytes = new byte[20_000 + StructuralIndex.PADDING_BYTES];
      Arrays.fill(bytes, (byte) ',');
      int from = random.nextInt(200);
      int to = from + random.nextInt(round % 10 == 0 ? 15_000 : 200);
      int shareOfLetters = random.nextInt(100);
      for (int i = from; i < to; i++) {
        bytes[i] = random.nextInt(100) < shareOfLetters ? (byte) 'x' : (byte) random.nextInt();
      }
      assertThat(places(bytes, from, to), is(expected(bytes, from, to)));
    }
  }

  @Test
  void passingToAPositionForgetsWhatIsBeforeIt() {
    byte[] bytes = new byte[9_000 + StructuralIndex.PADDING_BYTES];
    Arrays.fill(bytes, (byte) ',');
    StructuralIndex index = new StructuralIndex();
    index.restart(0);
    for (int position : new int[] {0, 3, 4_095, 4_096, 4_100, 8_300, 8_301}) {
      index.passTo(position);
      assertThat(index.ensure(1, bytes, 9_000), is(true));
      assertThat(index.places()[index.next()], is(position));
    }
  }

  private static List<Integer> places(byte[] bytes, int from, int to) {
    StructuralIndex index = new StructuralIndex();
    index.restart(from);
    List<Integer> places = new ArrayList<>();
    while (index.ensure(1, bytes, to)) {
      places.add(index.places()[index.next()]);
      index.pass(1);
    }
    return places;
  }

  private static List<Integer> expected(byte[] bytes, int from, int to) {
    List<Integer> places = new ArrayList<>();
    for (int i = from; i < to; i++) {
      int value = bytes[i] & 0xFF;
      if (value < ' ' || value == '"' || value == ',') {
        places.add(i);
      }
    }
    return places;
  }
}
