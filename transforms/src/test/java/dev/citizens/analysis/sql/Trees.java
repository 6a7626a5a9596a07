package dev.citizens.analysis.sql;

import dev.citizens.csv.ColumnType;
import dev.citizens.sql.tree.Aggregate;
import dev.citizens.sql.tree.AggregateRef;
import dev.citizens.sql.tree.Call;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Function;
import dev.citizens.sql.tree.KeyRef;
import dev.citizens.sql.tree.Literal;
import dev.citizens.sql.tree.Output;
import dev.citizens.sql.tree.Query;
import dev.citizens.sql.tree.SortKey;
import dev.citizens.sql.tree.TotalRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Short ways to write trees. */
final class Trees {
  private Trees() {}

  static Literal literal(Object value) {
    if (value instanceof Long number) {
      return new Literal(number, ColumnType.LONG);
    } else if (value instanceof Integer number) {
      return new Literal(number.longValue(), ColumnType.LONG);
    } else if (value instanceof Double number) {
      return new Literal(number, ColumnType.DOUBLE);
    } else if (value instanceof Boolean truth) {
      return new Literal(truth, ColumnType.BOOLEAN);
    } else if (value instanceof LocalDate day) {
      return new Literal(day, ColumnType.DATE);
    } else if (value instanceof LocalDateTime moment) {
      return new Literal(moment, ColumnType.TIMESTAMP);
    } else if (value instanceof BigDecimal number) {
      int digits = Math.max(number.precision(), number.scale() + 1);
      return new Literal(number, ColumnType.decimal(digits, number.scale()));
    }
    return new Literal((String) value, ColumnType.TEXT);
  }

  static Literal nothing(ColumnType type) {
    return new Literal(null, type);
  }

  static Call call(Function function, ColumnType type, Object... arguments) {
    List<Expression> expressions = new ArrayList<>();
    for (Object argument : arguments) {
      expressions.add(argument instanceof Expression e ? e : literal(argument));
    }
    return new Call(function, expressions, type);
  }

  static Call truth(Function function, Object... arguments) {
    return call(function, ColumnType.BOOLEAN, arguments);
  }

  static Aggregate countRows() {
    return new Aggregate(Aggregate.Kind.COUNT_ROWS, List.of(), false, null, ColumnType.LONG);
  }

  static Aggregate aggregate(Aggregate.Kind kind, ColumnType type, Expression... arguments) {
    return new Aggregate(kind, List.of(arguments), false, null, type);
  }

  static Aggregate distinct(Expression argument) {
    return new Aggregate(Aggregate.Kind.COUNT, List.of(argument), true, null, ColumnType.LONG);
  }

  /** Groups, with all keys and aggregates as outputs k0, k1, … and a0, a1, …. */
  static Query groups(Expression where, List<Expression> keys, List<Aggregate> aggregates) {
    return new Query(
        "", where, keys, aggregates, List.of(), outputs(keys, aggregates), null, List.of(), 0);
  }

  /** With the sum of a number over all groups as one more output, t0, t1, …. */
  static Query withTotal(Query query, Expression ofGroup) {
    ColumnType type =
        ofGroup.type().kind() == ColumnType.Kind.DOUBLE
            ? ColumnType.DOUBLE
            : ColumnType.decimal(38, ofGroup.type().scale());
    List<Aggregate> totals = new ArrayList<>(query.totals());
    List<Output> outputs = new ArrayList<>(query.outputs());
    outputs.add(new Output("t" + totals.size(), new TotalRef(totals.size(), type)));
    totals.add(aggregate(Aggregate.Kind.SUM, type, ofGroup));
    return new Query(
        query.text(),
        query.where(),
        query.keys(),
        query.aggregates(),
        totals,
        outputs,
        query.having(),
        query.orderBy(),
        query.limit());
  }

  static List<Output> outputs(List<Expression> keys, List<Aggregate> aggregates) {
    List<Output> outputs = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      outputs.add(new Output("k" + i, new KeyRef(i, keys.get(i).type())));
    }
    for (int i = 0; i < aggregates.size(); i++) {
      outputs.add(new Output("a" + i, new AggregateRef(i, aggregates.get(i).type())));
    }
    return outputs;
  }

  static Query ordered(Query query, Expression having, List<SortKey> orderBy, int limit) {
    return new Query(
        query.text(),
        query.where(),
        query.keys(),
        query.aggregates(),
        query.totals(),
        query.outputs(),
        having,
        orderBy,
        limit);
  }
}
