package dev.citizens.sql;

import dev.citizens.sql.tree.Aggregate;
import dev.citizens.sql.tree.AggregateRef;
import dev.citizens.sql.tree.Call;
import dev.citizens.sql.tree.Case;
import dev.citizens.sql.tree.ColumnRef;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.KeyRef;
import dev.citizens.sql.tree.Literal;
import dev.citizens.sql.tree.Query;
import dev.citizens.sql.tree.SortKey;
import dev.citizens.sql.tree.TotalRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a query as a short text: all of the tree, the types of calls and literals included. */
public final class TreeText {
  private TreeText() {}

  /** A line a clause that is there. */
  public static String of(Query query) {
    List<String> lines = new ArrayList<>();
    if (query.where() != null) {
      lines.add("where " + of(query.where()));
    }
    query.keys().forEach(key -> lines.add("key " + of(key)));
    query.aggregates().forEach(aggregate -> lines.add("aggregate " + of(aggregate)));
    query.totals().forEach(total -> lines.add("total " + of(total)));
    query.outputs().forEach(output -> lines.add(output.name() + " = " + of(output.expression())));
    if (query.having() != null) {
      lines.add("having " + of(query.having()));
    }
    query.orderBy().forEach(key -> lines.add("order " + of(key)));
    if (query.limit() > 0) {
      lines.add("limit " + query.limit());
    }
    return String.join("\n", lines);
  }

  private static String of(SortKey key) {
    return of(key.expression())
        + (key.descending() ? " desc" : "")
        + (key.nullsFirst() ? " nulls first" : "");
  }

  private static String of(Aggregate aggregate) {
    return aggregate.kind().name().toLowerCase(Locale.ROOT)
        + "("
        + (aggregate.distinct() ? "distinct " : "")
        + all(aggregate.arguments())
        + "):"
        + aggregate.type()
        + (aggregate.filter() == null ? "" : " filter " + of(aggregate.filter()));
  }

  private static String all(List<Expression> expressions) {
    return expressions.stream().map(TreeText::of).collect(Collectors.joining(", "));
  }

  /** An expression. */
  public static String of(Expression expression) {
    if (expression instanceof ColumnRef column) {
      return column.name();
    }
    if (expression instanceof KeyRef key) {
      return "key" + key.place();
    }
    if (expression instanceof AggregateRef aggregate) {
      return "aggregate" + aggregate.place();
    }
    if (expression instanceof TotalRef total) {
      return "total" + total.place();
    }
    if (expression instanceof Literal literal) {
      return (literal.value() instanceof String text ? "'" + text + "'" : literal.value())
          + ":"
          + literal.type();
    }
    if (expression instanceof Call call) {
      return call.function().name().toLowerCase(Locale.ROOT)
          + "("
          + all(call.arguments())
          + "):"
          + call.type();
    }
    Case choice = (Case) expression;
    return choice.whens().stream()
            .map(when -> "when " + of(when.condition()) + " then " + of(when.result()))
            .collect(Collectors.joining(" ", "case ", " "))
        + "else "
        + of(choice.otherwise())
        + ":"
        + choice.type();
  }
}
