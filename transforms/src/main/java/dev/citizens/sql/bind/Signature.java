package dev.citizens.sql.bind;

import dev.citizens.sql.Place;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.tree.Expression;
import java.util.List;

/**
 * A function as its users write it, such as {@code substr(text, from[, count])}.
 *
 * @param least how many arguments at the least
 * @param most how many at the most
 */
record Signature(String name, String usage, int least, int most, Binder binder) {
  private static final String ANY_NUMBER = "…";

  /** Makes the expression of arguments whose number is right. */
  @FunctionalInterface
  interface Binder {
    Expression apply(List<Bound> arguments);
  }

  /** Reads the name and the number of arguments off the usage. */
  static Signature of(String usage, Binder binder) {
    String list = usage.substring(usage.indexOf('(') + 1, usage.lastIndexOf(')'));
    int optional = list.indexOf('[');
    String needed = optional < 0 ? list : list.substring(0, optional);
    int all = count(list);
    boolean isAny = list.endsWith(ANY_NUMBER);
    return new Signature(
        nameOf(usage),
        usage,
        isAny ? all - 1 : count(needed),
        isAny ? Integer.MAX_VALUE : all,
        binder);
  }

  static String nameOf(String usage) {
    return usage.substring(0, usage.indexOf('('));
  }

  private static int count(String list) {
    return list.isEmpty() ? 0 : list.split(",", -1).length;
  }

  /** Refuses too few arguments, and too many. */
  void requireNumber(List<Bound> arguments, Place place) {
    if (arguments.size() < least || arguments.size() > most) {
      throw new SqlMistake(
          place, "write %s; arguments here: %s".formatted(usage, arguments.size()));
    }
  }
}
