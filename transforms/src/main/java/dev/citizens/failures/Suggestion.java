package dev.citizens.failures;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a user may have meant by a name that there is not. */
public final class Suggestion {
  /** One change in so many characters. */
  private static final int CHARACTERS_PER_CHANGE = 4;

  private Suggestion() {}

  /**
   * A question for the nearest name, or all of them.
   *
   * @param otherwise what stands before all of them
   */
  public static String of(String name, Collection<String> names, String otherwise) {
    return nearest(name, names)
        .map(nearest -> "did you mean " + nearest + "?")
        .orElseGet(() -> otherwise + String.join(", ", names));
  }

  /** The name that is like another but for one typing mistake in four characters. */
  public static Optional<String> nearest(String name, Collection<String> names) {
    return names.stream()
        .map(each -> Map.entry(each, distance(lower(name), lower(each))))
        .filter(each -> each.getValue() <= mostChanges(name))
        .min(Comparator.comparingInt(Map.Entry::getValue))
        .map(Map.Entry::getKey);
  }

  private static int mostChanges(String name) {
    return name.length() < 3 ? 0 : Math.max(1, name.length() / CHARACTERS_PER_CHANGE);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /**
   * How many characters must be put in, left out, changed or exchanged with the next one: the
   * optimal string alignment distance (F. Damerau, CACM 7(3), 1964).
   */
  static int distance(String from, String to) {
    int[][] changes = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          changes[i][j] = i + j;
          continue;
        }
        int same = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        changes[i][j] =
            Math.min(
                changes[i - 1][j - 1] + same, Math.min(changes[i - 1][j], changes[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          changes[i][j] = Math.min(changes[i][j], changes[i - 2][j - 2] + 1);
        }
      }
    }
    return changes[from.length()][to.length()];
  }
}
