package dev.citizens.analysis.sql;

import dev.citizens.analysis.ColumnUse;
import dev.citizens.analysis.ColumnUse.Way;
import dev.citizens.analysis.Origins;
import dev.citizens.sql.tree.Aggregate;
import dev.citizens.sql.tree.AggregateRef;
import dev.citizens.sql.tree.Call;
import dev.citizens.sql.tree.Case;
import dev.citizens.sql.tree.ColumnRef;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.KeyRef;
import dev.citizens.sql.tree.Output;
import dev.citizens.sql.tree.Query;
import dev.citizens.sql.tree.SortKey;
import dev.citizens.sql.tree.TotalRef;
import java.util.List;
import java.util.function.Consumer;

/** From which columns the result of a statement comes: a walk through its trees. */
final class QueryOrigins {
  private final Query query;
  private final Origins.Builder origins = new Origins.Builder();

  private QueryOrigins(Query query) {
    this.query = query;
  }

  static Origins of(Query query) {
    return new QueryOrigins(query).walk();
  }

  private Origins walk() {
    for (Output output : query.outputs()) {
      walk(output.expression(), Way.IDENTITY, use -> origins.column(output.name(), use));
    }
    if (query.where() != null) {
      walk(query.where(), Way.FILTER, origins::lines);
    }
    query.keys().forEach(key -> walk(key, Way.GROUP_BY, origins::lines));
    if (query.having() != null) {
      walk(query.having(), Way.FILTER, origins::lines);
    }
    for (SortKey key : query.orderBy()) {
      walk(key.expression(), Way.SORT, origins::lines);
    }
    return origins.build();
  }

  private void walk(Expression expression, Way way, Consumer<ColumnUse> uses) {
    if (expression instanceof ColumnRef column) {
      uses.accept(new ColumnUse(column.place(), way));
    } else if (expression instanceof Call call) {
      walk(call.arguments(), way.computed(), uses);
    } else if (expression instanceof Case cases) {
      for (Case.When when : cases.whens()) {
        walk(when.condition(), way.deciding(), uses);
        walk(when.result(), way.computed(), uses);
      }
      walk(cases.otherwise(), way.computed(), uses);
    } else if (expression instanceof KeyRef key) {
      walk(query.keys().get(key.place()), way, uses);
    } else if (expression instanceof AggregateRef ref) {
      walk(query.aggregates().get(ref.place()), way, uses);
    } else if (expression instanceof TotalRef ref) {
      walk(query.totals().get(ref.place()), way, uses);
    } // a literal comes from no column
  }

  private void walk(Aggregate aggregate, Way way, Consumer<ColumnUse> uses) {
    walk(aggregate.arguments(), way.aggregated(), uses);
    if (aggregate.filter() != null) {
      walk(aggregate.filter(), way.deciding(), uses);
    }
  }

  private void walk(List<Expression> expressions, Way way, Consumer<ColumnUse> uses) {
    expressions.forEach(each -> walk(each, way, uses));
  }
}
