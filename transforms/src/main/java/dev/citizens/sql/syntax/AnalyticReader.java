package dev.citizens.sql.syntax;

import dev.citizens.sql.Place;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.syntax.Term.Invocation;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnalyticType;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;

/**
 * Makes terms of what JSqlParser has as window functions: aggregates with FILTER, and {@code sum(…)
 * OVER ()}.
 */
final class AnalyticReader {
  private final InvocationReader invocations;

  AnalyticReader(InvocationReader invocations) {
    this.invocations = invocations;
  }

  Invocation read(AnalyticExpression aggregate, Place at) {
    List<Expression> parameters = new ArrayList<>();
    for (Expression parameter :
        new Expression[] {
          aggregate.getExpression(), aggregate.getOffset(), aggregate.getDefaultValue()
        }) {
      if (parameter != null) {
        parameters.add(parameter);
      }
    }
    Function function = new Function().withName(aggregate.getName());
    if (!parameters.isEmpty()) {
      function.setParameters(new ExpressionList<>(parameters));
    }
    AnalyticExpression plain = new AnalyticExpression(function);
    boolean isTotal = aggregate.getType() == AnalyticType.OVER;
    if (isTotal) {
      plain.setType(AnalyticType.OVER);
      plain.setWindowDefinition(new WindowDefinition());
    } else {
      plain.setType(AnalyticType.FILTER_ONLY);
      plain.setDistinct(aggregate.isDistinct());
      plain.setFilterExpression(aggregate.getFilterExpression());
    }
    boolean isKnown =
        plain.toString().equals(aggregate.toString())
            && (!isTotal || aggregate.getName().equalsIgnoreCase("sum"));
    if (!isKnown) {
      throw new SqlMistake(at, Objections.NO_WINDOWS);
    }
    return invocations.invocation(
        at,
        aggregate.getName(),
        parameters,
        aggregate.isDistinct(),
        aggregate.getFilterExpression(),
        isTotal);
  }
}
