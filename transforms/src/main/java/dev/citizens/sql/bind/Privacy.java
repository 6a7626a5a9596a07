package dev.citizens.sql.bind;

import dev.citizens.csv.ColumnType;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.tree.Call;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Function;
import dev.citizens.sql.tree.Literal;
import java.util.ArrayList;
import java.util.List;

/** Functions that hide what a text says. */
final class Privacy {
  /** More is no part of a text that is hidden. */
  private static final long MOST_SHOWN = 1_000;

  private Privacy() {}

  static Expression mask(List<Bound> arguments) {
    String usage = "mask(text, first, last)";
    List<Expression> bound = new ArrayList<>();
    bound.add(Parameters.text(arguments.get(0), usage));
    for (Bound each : arguments.subList(1, 3)) {
      Expression number = Parameters.whole(each, usage);
      if (!(number instanceof Literal literal)
          || literal.value() == null
          || (Long) literal.value() < 0
          || (Long) literal.value() > MOST_SHOWN) {
        throw new SqlMistake(
            each.place(),
            "%s takes two numbers from 0 to %s that are written in the statement: how many characters stay at the beginning, and how many at the end"
                .formatted(usage, MOST_SHOWN));
      }
      bound.add(number);
    }
    return new Call(Function.MASK, List.copyOf(bound), ColumnType.TEXT);
  }

  /**
   * A hash by the run's key.
   *
   * @param hasKey whether there is one; else it is refused
   */
  static Expression sha256(List<Bound> arguments, boolean hasKey) {
    Expression text = Parameters.text(arguments.get(0), "sha256(text)");
    if (!hasKey) {
      throw new SqlMistake(
          arguments.get(0).place(),
          "sha256(text) needs the run's key, which only a transform: has; hash the column there");
    }
    return new Call(Function.SHA256, List.of(text), ColumnType.TEXT);
  }
}
