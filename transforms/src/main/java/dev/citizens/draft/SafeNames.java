package dev.citizens.draft;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names that are safe in SQL, in paths and in the warehouse: lower case, words joined by {@code _},
 * Latin letters without their accents. The same header gives the same names.
 */
final class SafeNames {
  private static final int MOST_CHARACTERS = 63;

  /** Columns that the warehouse and results have of their own. */
  static final Set<String> TAKEN = Set.of("run_date", "dataset", "rows");

  private SafeNames() {}

  /** A name for each column; {@code column_7} for the seventh if nothing of its header is left. */
  static List<String> ofColumns(List<String> header) {
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>(TAKEN);
    for (int i = 0; i < header.size(); i++) {
      String name = plain(header.get(i), "column_" + (i + 1));
      names.add(unique(name, taken));
    }
    return names;
  }

  /** A name made of a text; another one if nothing of it is left. */
  static String plain(String text, String otherwise) {
    String words =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .replace("đ", "d")
            .replace("Đ", "D")
            .replace("ß", "ss")
            .replace("ø", "o")
            .replace("Ø", "O")
            .replace("ł", "l")
            .replace("Ł", "L")
            .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
            .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
            .replace("%", " percent ")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_+|_+$", "");
    if (words.isEmpty()) {
      return otherwise;
    }
    String name = Character.isDigit(words.charAt(0)) ? "_" + words : words;
    return name.substring(0, Math.min(MOST_CHARACTERS, name.length()));
  }

  /** Two names as one. */
  static String joined(String first, String second) {
    String name = first + "_" + second;
    return name.substring(0, Math.min(MOST_CHARACTERS, name.length()));
  }

  /** The name, or with a number behind it if it is taken; it is taken then. */
  static String unique(String name, Set<String> taken) {
    String unique = name.substring(0, Math.min(name.length(), MOST_CHARACTERS));
    for (int number = 2; !taken.add(unique); number++) {
      String suffix = "_" + number;
      unique =
          name.substring(0, Math.min(name.length(), MOST_CHARACTERS - suffix.length())) + suffix;
    }
    return unique;
  }
}
