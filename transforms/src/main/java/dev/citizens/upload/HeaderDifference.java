package dev.citizens.upload;

import dev.citizens.failures.Printable;
import java.text.Normalizer;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** In what the columns of a file differ from those that the job file declares. */
final class HeaderDifference {
  /** Of a name that is shown. */
  static final int MOST_CHARACTERS = 60;

  private final List<String> found;
  private final List<String> expected;

  private HeaderDifference(List<String> found, List<String> expected) {
    this.found = found;
    this.expected = expected;
  }

  /** The first difference, as a phrase; places are counted from 1. */
  static String of(List<String> found, List<String> expected) {
    HeaderDifference difference = new HeaderDifference(found, expected);
    return found.size() == expected.size() ? difference.otherName() : difference.otherNumber();
  }

  private String otherNumber() {
    List<String> more = found.size() > expected.size() ? found : expected;
    List<String> fewer = more == found ? expected : found;
    int first = 0;
    while (first < fewer.size() && more.get(first).equals(fewer.get(first))) {
      first++;
    }
    int surplus = more.size() - fewer.size();
    boolean only =
        more.subList(first + surplus, more.size()).equals(fewer.subList(first, fewer.size()));
    String numbers = "it has %s columns instead of %s".formatted(found.size(), expected.size());
    if (!only) {
      return numbers + ", and " + at(first);
    }
    return more == found
        ? "%s: column %s, %s, is not in the job file%s"
            .formatted(numbers, first + 1, shown(more.get(first)), others(surplus - 1))
        : "%s: %s is missing, which the job file has as column %s%s"
            .formatted(numbers, shown(more.get(first)), first + 1, others(surplus - 1));
  }

  private String otherName() {
    int first = 0;
    int different = 0;
    for (int i = expected.size() - 1; i >= 0; i--) {
      if (!found.get(i).equals(expected.get(i))) {
        first = i;
        different++;
      }
    }
    return at(first) + hint(found.get(first), expected.get(first)) + others(different - 1);
  }

  private String at(int place) {
    return "column %s is %s instead of %s"
        .formatted(place + 1, shown(found.get(place)), shown(expected.get(place)));
  }

  private String hint(String name, String wanted) {
    Set<String> names = new HashSet<>(found);
    int times = Collections.frequency(found, name);
    if (times > 1 && times > Collections.frequency(expected, name)) {
      return ", a name that stands there twice";
    }
    if (names.equals(new HashSet<>(expected))) {
      return ", which is column %s: the order is another".formatted(found.indexOf(wanted) + 1);
    }
    if (name.isEmpty()) {
      return ", so it has no name";
    }
    if (name.strip().equals(wanted)) {
      return ", with spaces around it";
    }
    if (name.strip().equalsIgnoreCase(wanted)) {
      return ", in another case";
    }
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
            .equals(Normalizer.normalize(wanted, Normalizer.Form.NFKC))
        ? ", with the same letters composed in another way"
        : "";
  }

  private static String others(int others) {
    return others == 0 ? "" : ", and %s more".formatted(others);
  }

  private static String shown(String name) {
    return "\"" + Printable.of(name, MOST_CHARACTERS) + "\"";
  }
}
