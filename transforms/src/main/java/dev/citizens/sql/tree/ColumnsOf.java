package dev.citizens.sql.tree;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the columns that an expression of rows depends on, by their places. */
public final class ColumnsOf {
  private static final Set<Function> HIDING = Set.of(Function.SHA256, Function.MASK);

  /** Whose result has all that the value says, in another spelling at most. */
  private static final Set<Function> SHOWING =
      Set.of(
          Function.CAST,
          Function.TRY_CAST,
          Function.STRPTIME,
          Function.TRY_STRPTIME,
          Function.COALESCE,
          Function.NULLIF,
          Function.TRIM,
          Function.LTRIM,
          Function.RTRIM,
          Function.LOWER,
          Function.UPPER,
          Function.REPLACE,
          Function.CONCAT);

  private ColumnsOf() {}

  /** Those of a statement. */
  public static Set<Integer> all(RowQuery query) {
    Set<Integer> places = where(query);
    query.outputs().forEach(output -> collectAll(output.expression(), places));
    return places;
  }

  /** Those of WHERE. */
  public static Set<Integer> where(RowQuery query) {
    Set<Integer> places = new TreeSet<>();
    if (query.where() != null) {
      collectAll(query.where(), places);
    }
    return places;
  }

  /**
   * Those whose values a result has, as they are or in another spelling, and of which no result has
   * a hash or a masked text. What is made of a part of a value, of its length, or of whether it is
   * there, shows less than the value.
   */
  public static Set<Integer> shown(RowQuery query) {
    Set<Integer> places = new TreeSet<>();
    query.outputs().forEach(output -> collectShown(output.expression(), places));
    Set<Integer> hidden = new TreeSet<>();
    query.outputs().forEach(output -> collectHidden(output.expression(), hidden));
    places.removeAll(hidden);
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
      collectAll(expression, places);
    } else {
      parts(expression).forEach(part -> collectHidden(part, places));
    }
  }

  private static void collectShown(Expression expression, Set<Integer> places) {
    if (expression instanceof ColumnRef column) {
      places.add(column.place());
    } else if (expression instanceof Call call && SHOWING.contains(call.function())) {
      call.arguments().forEach(argument -> collectShown(argument, places));
    } else if (expression instanceof Case choice) {
      choice.whens().forEach(when -> collectShown(when.result(), places));
      collectShown(choice.otherwise(), places);
    }
  }

  private static void collectAll(Expression expression, Set<Integer> places) {
    if (expression instanceof ColumnRef column) {
      places.add(column.place());
    }
    parts(expression).forEach(part -> collectAll(part, places));
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
