package dev.citizens.testdata;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** 24,000 different city names: some real ones with awkward letters, the rest made of syllables. */
final class Cities {
  static final Vocabulary NAMES = new Vocabulary(names());

  /** Not a name: the city is NULL. */
  static final int UNKNOWN = -1;

  /** Not a name: the city is the empty string. */
  static final int EMPTY = -2;

  private static final int COUNT = 24_000;
  private static final int MILLION = 1_000_000;

  private Cities() {}

  /** One in 1,000 is unknown, one in 5,000 is empty. */
  static int pick(RowDice dice) {
    int luck = dice.below(MILLION);
    if (luck < MILLION / 1_000) {
      return UNKNOWN;
    }
    if (luck < MILLION / 1_000 + MILLION / 5_000) {
      return EMPTY;
    }
    return dice.below(COUNT);
  }

  private static List<String> names() {
    Set<String> names = new LinkedHashSet<>(Vocabulary.lines("cities.txt"));
    for (String start :
        syllables("Al Bel Cor Dun El Fair Gran Hal Is Jar Kal Lin Mar Nor Or Par")) {
      for (String second : syllables("a be ca do e fi go hu i ka lo mé na ø pe ra sa ti ü va")) {
        for (String third : syllables("br ch d f gr k l ll m n nd p r rt s st t th v z")) {
          for (String end : syllables("burg ton ville ia os é")) {
            names.add(start + second + third + end);
          }
        }
      }
    }
    return new ArrayList<>(names).subList(0, COUNT);
  }

  private static List<String> syllables(String separatedBySpaces) {
    return List.of(separatedBySpaces.split(" ", -1));
  }
}
