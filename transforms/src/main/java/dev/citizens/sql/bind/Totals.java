package dev.citizens.sql.bind;

import dev.citizens.sql.Place;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.syntax.Term;
import dev.citizens.sql.syntax.Term.Invocation;
import dev.citizens.sql.tree.Aggregate;
import dev.citizens.sql.tree.TotalRef;
import java.util.ArrayList;
import java.util.List;

/** The totals of a statement, {@code sum(…) OVER ()}: each once, however often it is written. */
final class Totals {
  private static final String USAGE = "sum(number) OVER ()";

  private final List<Aggregate> totals = new ArrayList<>();
  private Place first;

  /**
   * A total.
   *
   * @param groups binds what is of each group
   */
  Bound bind(Invocation invocation, ExpressionBinder groups) {
    List<Term> terms = invocation.arguments();
    if (terms.size() != 1 || terms.get(0) instanceof Term.Star) {
      throw new SqlMistake(invocation.place(), "there is only " + USAGE);
    }
    if (first == null) {
      first = invocation.place();
    }
    Aggregate total = Aggregates.sum(Parameters.number(groups.bind(terms.get(0)), USAGE), null);
    int place = totals.indexOf(total);
    if (place < 0) {
      place = totals.size();
      totals.add(total);
    }
    return new Bound(new TotalRef(place, total.type()), invocation.place());
  }

  /**
   * All that were bound.
   *
   * @param aggregates of the statement
   * @throws SqlMistake if there are totals beside {@code count(DISTINCT …)}, whose groups are whole
   *     only when there is nothing left to add up
   */
  List<Aggregate> all(Grouping grouping, List<Aggregate> aggregates) {
    if (first != null && aggregates.stream().anyMatch(Aggregate::countsDistinct)) {
      throw new SqlMistake(
          first, USAGE + " cannot stand beside count(DISTINCT …); ask two questions");
    }
    return totals.stream()
        .map(
            total ->
                new Aggregate(
                    total.kind(),
                    total.arguments().stream().map(grouping::of).toList(),
                    false,
                    null,
                    total.type()))
        .toList();
  }
}
