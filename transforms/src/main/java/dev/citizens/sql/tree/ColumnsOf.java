package dev.citizens.sql.tree;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the columns that an expression of rows depends on, by their places. */
public final class ColumnsOf {
  private static final Set<Function> HIDING = Set.of(Function.SHA256, Function.MASK);

  private ColumnsOf() {}

  /** Those of a statement. */
  public static Set<Integer> all(RowQuery query) {
    Set<Integer> places = shown(query);
    places.addAll(hidden(query));
    if (query.where() != null) {
      collect(query.where(), false, places);
    }
    return places;
  }

  /** Those of which a result has more than a hash or a masked text. */
  public static Set<Integer> shown(RowQuery query) {
    Set<Integer> places = new TreeSet<>();
    query.outputs().forEach(output -> collect(output.expression(), true, places));
    return places;
  }

  /** Those of which a result has a hash or a masked text. */
  public static Set<Integer> hidden(RowQuery query) {
    Set<Integer> places = new TreeSet<>();
    query.outputs().forEach(output -> collectHidden(output.expression(), places));
    return places;
  }

  /** Whether a statement hashes anything, and so needs a key. */
  public static boolean needsKey(RowQuery query) {
    return Stream.concat(
            Stream.ofNullable(query.where()), query.outputs().stream().map(Output::expression))
        .anyMatch(ColumnsOf::hashes);
  }

  private static boolean hashes(Expression expression) {
    return (expression instanceof Call call && call.function() == Function.SHA256)
        || parts(expression).anyMatch(ColumnsOf::hashes);
  }

  private static boolean hides(Expression expression) {
    return expression instanceof Call call && HIDING.contains(call.function());
  }

  private static void collectHidden(Expression expression, Set<Integer> places) {
    if (hides(expression)) {
      collect(expression, false, places);
    } else {
      parts(expression).forEach(part -> collectHidden(part, places));
    }
  }

  private static void collect(Expression expression, boolean onlyShown, Set<Integer> places) {
    if (onlyShown && hides(expression)) {
      return;
    }
    if (expression instanceof ColumnRef column) {
      places.add(column.place());
    }
    parts(expression).forEach(part -> collect(part, onlyShown, places));
  }

  private static Stream<Expression> parts(Expression expression) {
    if (expression instanceof Call call) {
      return call.arguments().stream();
    }
    if (expression instanceof Case choice) {
      return Stream.concat(
          choice.whens().stream()
              .flatMap(when -> List.of(when.condition(), when.result()).stream()),
          Stream.of(choice.otherwise()));
    }
    return Stream.empty();
  }
}
