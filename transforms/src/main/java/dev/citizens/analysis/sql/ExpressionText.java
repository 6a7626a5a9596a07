package dev.citizens.analysis.sql;

import static java.util.stream.Collectors.joining;

import dev.citizens.sql.tree.Aggregate;
import dev.citizens.sql.tree.AggregateRef;
import dev.citizens.sql.tree.Call;
import dev.citizens.sql.tree.Case;
import dev.citizens.sql.tree.ColumnRef;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Function;
import dev.citizens.sql.tree.KeyRef;
import dev.citizens.sql.tree.Literal;
import dev.citizens.sql.tree.Query;
import dev.citizens.sql.tree.TotalRef;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Expressions as SQL, for messages: columns and what the question says, no values of the data. */
final class ExpressionText {
  private static final Map<Function, String> OPERATORS =
      Map.ofEntries(
          Map.entry(Function.ADD, "+"),
          Map.entry(Function.SUBTRACT, "-"),
          Map.entry(Function.MULTIPLY, "*"),
          Map.entry(Function.DIVIDE, "/"),
          Map.entry(Function.MODULO, "%"),
          Map.entry(Function.ADD_DAYS, "+"),
          Map.entry(Function.DAYS_BETWEEN, "-"),
          Map.entry(Function.EQUAL, "="),
          Map.entry(Function.NOT_EQUAL, "<>"),
          Map.entry(Function.LESS, "<"),
          Map.entry(Function.LESS_OR_EQUAL, "<="),
          Map.entry(Function.GREATER, ">"),
          Map.entry(Function.GREATER_OR_EQUAL, ">="),
          Map.entry(Function.AND, "AND"),
          Map.entry(Function.OR, "OR"),
          Map.entry(Function.CONCAT, "||"),
          Map.entry(Function.LIKE, "LIKE"),
          Map.entry(Function.ILIKE, "ILIKE"));

  private final Query query;

  ExpressionText(Query query) {
    this.query = query;
  }

  String of(Expression expression) {
    if (expression instanceof ColumnRef column) {
      return column.name();
    } else if (expression instanceof Literal literal) {
      return of(literal);
    } else if (expression instanceof KeyRef key) {
      return of(query.keys().get(key.place()));
    } else if (expression instanceof AggregateRef aggregate) {
      return of(query.aggregates().get(aggregate.place()));
    } else if (expression instanceof TotalRef total) {
      return of(query.totals().get(total.place())) + " OVER ()";
    } else if (expression instanceof Case choice) {
      return of(choice);
    }
    return of((Call) expression);
  }

  private String of(Call call) {
    String operator = OPERATORS.get(call.function());
    if (operator != null && call.arguments().size() > 1) {
      return call.arguments().stream().map(this::operand).collect(joining(" " + operator + " "));
    }
    String name = call.function().name().toLowerCase(Locale.ROOT);
    return switch (call.function()) {
      case CAST, TRY_CAST ->
          "%s(%s AS %s)"
              .formatted(call.function().name(), of(call.arguments().get(0)), call.type());
      default -> name + "(" + list(call.arguments()) + ")";
    };
  }

  private String operand(Expression expression) {
    boolean isOperator = expression instanceof Call call && OPERATORS.containsKey(call.function());
    return isOperator ? "(" + of(expression) + ")" : of(expression);
  }

  private String of(Case choice) {
    StringBuilder text = new StringBuilder("CASE");
    for (Case.When when : choice.whens()) {
      text.append(" WHEN ").append(of(when.condition()));
      text.append(" THEN ").append(of(when.result()));
    }
    return text.append(" ELSE ").append(of(choice.otherwise())).append(" END").toString();
  }

  private static String of(Literal literal) {
    if (literal.value() == null) {
      return "NULL";
    }
    return literal.value() instanceof Number || literal.value() instanceof Boolean
        ? literal.value().toString()
        : "'" + literal.value().toString().replace("'", "''") + "'";
  }

  private String of(Aggregate aggregate) {
    String arguments =
        aggregate.kind() == Aggregate.Kind.COUNT_ROWS ? "*" : list(aggregate.arguments());
    String name =
        aggregate.kind() == Aggregate.Kind.COUNT_ROWS
            ? "count"
            : aggregate.kind().name().toLowerCase(Locale.ROOT);
    return "%s(%s%s)".formatted(name, aggregate.distinct() ? "DISTINCT " : "", arguments);
  }

  private String list(List<Expression> expressions) {
    return expressions.stream().map(this::of).collect(joining(", "));
  }
}
