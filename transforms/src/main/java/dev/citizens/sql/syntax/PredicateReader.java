package dev.citizens.sql.syntax;

import dev.citizens.sql.Place;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.syntax.Term.Constant;
import dev.citizens.sql.syntax.Term.Operation;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.IsUnknownExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;

/** Makes terms of the operators that are words: BETWEEN, IN, LIKE and those that begin with IS. */
final class PredicateReader {
  private final TermReader terms;

  PredicateReader(TermReader terms) {
    this.terms = terms;
  }

  /** Allows all of the language. */
  void allowAll() {
    terms.allow(Between.class, this::between);
    terms.allow(InExpression.class, this::in);
    terms.allow(LikeExpression.class, this::like);
    terms.allow(IsNullExpression.class, this::isNull);
    terms.allow(
        IsUnknownExpression.class,
        (is, at) -> isNull(at, terms.read(is.getLeftExpression(), at), is.isNot()));
    terms.allow(IsBooleanExpression.class, this::isTrue);
    terms.allow(IsDistinctExpression.class, this::isDistinct);
  }

  /** JSqlParser would take more for the upper bound than PostgreSQL does. */
  private Term between(Between between, Place at) {
    Term value = terms.read(between.getLeftExpression(), at);
    Expression low = between.getBetweenExpressionStart();
    Expression high = between.getBetweenExpressionEnd();
    if (low instanceof ComparisonOperator || high instanceof ComparisonOperator) {
      throw new SqlMistake(at, "a comparison beside BETWEEN needs parentheses");
    }
    return OperationReader.notIf(
        between.isNot(),
        at,
        OperationReader.operation(
            at,
            Operator.AND,
            OperationReader.operation(at, Operator.GREATER_OR_EQUAL, value, terms.read(low, at)),
            OperationReader.operation(at, Operator.LESS_OR_EQUAL, value, terms.read(high, at))));
  }

  private Term in(InExpression in, Place at) {
    if (!(in.getRightExpression() instanceof ParenthesedExpressionList<?> list) || list.isEmpty()) {
      throw new SqlMistake(
          terms.place(in.getRightExpression(), at),
          "IN takes a list of values, such as IN ('a', 'b'); subqueries are not supported");
    }
    Objections.requireNothingElse(
        in, in.getLeftExpression() + (in.isNot() ? " NOT IN " : " IN ") + list, at);
    List<Term> arguments = new ArrayList<>();
    arguments.add(terms.read(in.getLeftExpression(), at));
    list.forEach(value -> arguments.add(terms.read(value, at)));
    return OperationReader.notIf(in.isNot(), at, new Operation(at, Operator.IN, arguments));
  }

  private Term like(LikeExpression like, Place at) {
    Operator operator =
        switch (like.getLikeKeyWord()) {
          case LIKE -> Operator.LIKE;
          case ILIKE -> Operator.ILIKE;
          default ->
              throw new SqlMistake(
                  at,
                  like.getLikeKeyWord() + " is not supported; use LIKE, ILIKE or regexp_matches");
        };
    if (like.isUseBinary()) {
      throw new SqlMistake(at, "BINARY is not supported");
    }
    List<Term> arguments = new ArrayList<>();
    arguments.add(terms.read(like.getLeftExpression(), at));
    arguments.add(terms.read(like.getRightExpression(), at));
    if (like.getEscape() != null) {
      arguments.add(terms.read(like.getEscape(), at));
    }
    return OperationReader.notIf(like.isNot(), at, new Operation(at, operator, arguments));
  }

  private Term isNull(IsNullExpression is, Place at) {
    boolean not = is.isNot() || is.isUseNotNull();
    return isNull(at, terms.read(is.getLeftExpression(), at), not);
  }

  private static Term isNull(Place at, Term value, boolean not) {
    return OperationReader.operation(at, not ? Operator.IS_NOT_NULL : Operator.IS_NULL, value);
  }

  private Term isTrue(IsBooleanExpression is, Place at) {
    Constant truth = new Constant(at, Constant.Kind.BOOLEAN, String.valueOf(is.isTrue()));
    Term value = terms.read(is.getLeftExpression(), at);
    return OperationReader.notIf(
        is.isNot(), at, OperationReader.operation(at, Operator.IS_NOT_DISTINCT_FROM, value, truth));
  }

  private Term isDistinct(IsDistinctExpression is, Place at) {
    return OperationReader.notIf(
        !is.isNot(),
        at,
        OperationReader.operation(
            at,
            Operator.IS_NOT_DISTINCT_FROM,
            terms.read(is.getLeftExpression(), at),
            terms.read(is.getRightExpression(), at)));
  }
}
