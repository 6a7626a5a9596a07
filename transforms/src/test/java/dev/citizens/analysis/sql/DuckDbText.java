package dev.citizens.analysis.sql;

import static java.util.stream.Collectors.joining;

import dev.citizens.csv.ColumnType;
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
import dev.citizens.sql.tree.SortKey;
import dev.citizens.sql.tree.TotalRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Trees as statements that DuckDB understands. */
final class DuckDbText {
  private final Query query;

  private DuckDbText(Query query) {
    this.query = query;
  }

  /** The statement, over a table t. Its order is total, as ours is. */
  static String of(Query query) {
    return new DuckDbText(query).statement();
  }

  private String statement() {
    StringBuilder sql = new StringBuilder("SELECT ");
    sql.append(
        query.outputs().stream()
            .map(output -> shown(output.expression()) + " AS \"" + output.name() + "\"")
            .collect(joining(", ")));
    sql.append(" FROM t");
    if (query.where() != null) {
      sql.append(" WHERE ").append(of(query.where()));
    }
    if (!query.keys().isEmpty()) {
      sql.append(" GROUP BY ").append(list(query.keys()));
    }
    if (query.having() != null) {
      sql.append(" HAVING ").append(of(query.having()));
    }
    List<SortKey> order = new ArrayList<>(query.orderBy());
    IntStream.range(0, query.keys().size())
        .mapToObj(i -> new SortKey(new KeyRef(i, query.keys().get(i).type()), false, false))
        .forEach(order::add);
    if (!order.isEmpty()) {
      sql.append(" ORDER BY ")
          .append(
              order.stream()
                  .map(
                      key ->
                          of(key.expression())
                              + (key.descending() ? " DESC" : " ASC")
                              + (key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST"))
                  .collect(joining(", ")));
    }
    return sql.append(query.limit() == 0 ? "" : " LIMIT " + query.limit()).toString();
  }

  /** Times as texts: their way through JDBC is lossy. */
  private String shown(Expression expression) {
    return switch (expression.type().kind()) {
      case DATE, TIME, TIMESTAMP -> "CAST(" + of(expression) + " AS VARCHAR)";
      default -> of(expression);
    };
  }

  private String of(Expression expression) {
    if (expression instanceof ColumnRef column) {
      return "\"" + column.name() + "\"";
    } else if (expression instanceof Literal literal) {
      return literal(literal);
    } else if (expression instanceof KeyRef key) {
      return of(query.keys().get(key.place()));
    } else if (expression instanceof AggregateRef aggregate) {
      return aggregate(query.aggregates().get(aggregate.place()));
    } else if (expression instanceof TotalRef total) {
      return aggregate(query.totals().get(total.place())) + " OVER ()";
    } else if (expression instanceof Case choice) {
      return "CASE "
          + choice.whens().stream()
              .map(when -> "WHEN %s THEN %s ".formatted(of(when.condition()), of(when.result())))
              .collect(joining())
          + "ELSE "
          + of(choice.otherwise())
          + " END";
    }
    return "(" + call((Call) expression) + ")";
  }

  private String call(Call call) {
    List<String> a = call.arguments().stream().map(this::of).toList();
    return switch (call.function()) {
      case ADD -> a.get(0) + " + " + a.get(1);
      case ADD_DAYS -> a.get(0) + " + CAST(" + a.get(1) + " AS INTEGER)";
      case ROUND ->
          "round(%s, CAST(%s AS INTEGER))".formatted(a.get(0), a.size() > 1 ? a.get(1) : "0");
      case SUBTRACT, DAYS_BETWEEN -> a.get(0) + " - " + a.get(1);
      case MULTIPLY -> a.get(0) + " * " + a.get(1);
      case DIVIDE -> a.get(0) + (call.type().equals(ColumnType.LONG) ? " // " : " / ") + a.get(1);
      case MODULO -> a.get(0) + " % " + a.get(1);
      case NEGATE -> "- " + a.get(0);
      case EQUAL -> a.get(0) + " = " + a.get(1);
      case NOT_EQUAL -> a.get(0) + " <> " + a.get(1);
      case LESS -> a.get(0) + " < " + a.get(1);
      case LESS_OR_EQUAL -> a.get(0) + " <= " + a.get(1);
      case GREATER -> a.get(0) + " > " + a.get(1);
      case GREATER_OR_EQUAL -> a.get(0) + " >= " + a.get(1);
      case IS_NOT_DISTINCT_FROM -> a.get(0) + " IS NOT DISTINCT FROM " + a.get(1);
      case IN -> a.get(0) + " IN (" + String.join(", ", a.subList(1, a.size())) + ")";
      case AND -> String.join(" AND ", a);
      case OR -> String.join(" OR ", a);
      case NOT -> "NOT " + a.get(0);
      case IS_NULL -> a.get(0) + " IS NULL";
      case IS_NOT_NULL -> a.get(0) + " IS NOT NULL";
      case LIKE, ILIKE ->
          a.get(0)
              + (call.function() == Function.LIKE ? " LIKE " : " ILIKE ")
              + a.get(1)
              + (a.size() > 2 ? " ESCAPE " + a.get(2) : "");
      case CAST, TRY_CAST -> "%s(%s AS %s)".formatted(call.function(), a.get(0), type(call.type()));
      case CONCAT -> String.join(" || ", a);
      case OCCURRENCES ->
          "(len(%1$s) - len(replace(%1$s, %2$s, ''))) // len(%2$s)".formatted(a.get(0), a.get(1));
      default -> call.function().name().toLowerCase(Locale.ROOT) + "(" + String.join(", ", a) + ")";
    };
  }

  private String aggregate(Aggregate aggregate) {
    String filter =
        aggregate.filter() == null ? "" : " FILTER (WHERE " + of(aggregate.filter()) + ")";
    String function =
        switch (aggregate.kind()) {
          case COUNT_ROWS -> "count(*)";
          case OCCURRENCES ->
              "coalesce(sum(%s)%s, 0)"
                  .formatted(
                      call(new Call(Function.OCCURRENCES, aggregate.arguments(), ColumnType.LONG)),
                      filter);
          default ->
              "%s(%s%s)"
                  .formatted(
                      aggregate.kind().name().toLowerCase(Locale.ROOT),
                      aggregate.distinct() ? "DISTINCT " : "",
                      list(aggregate.arguments()));
        };
    return aggregate.kind() == Aggregate.Kind.OCCURRENCES ? function : function + filter;
  }

  private String list(List<Expression> expressions) {
    return expressions.stream().map(this::of).collect(joining(", "));
  }

  private static String literal(Literal literal) {
    return "CAST(%s AS %s)"
        .formatted(
            literal.value() == null
                ? "NULL"
                : "'" + literal.value().toString().replace("'", "''") + "'",
            type(literal.type()));
  }

  static String type(ColumnType type) {
    return switch (type.kind()) {
      case LONG -> "BIGINT";
      case TEXT, BYTES, JSON -> "VARCHAR";
      default -> type.toString();
    };
  }
}
