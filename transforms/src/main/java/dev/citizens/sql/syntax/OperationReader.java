package dev.citizens.sql.syntax;

import dev.citizens.sql.Place;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.syntax.Term.Operation;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.IsUnknownExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.parser.ASTNodeAccess;

/** Makes terms of operators between values; {@link PredicateReader} of those that are words. */
final class OperationReader {
  private final TermReader terms;

  OperationReader(TermReader terms) {
    this.terms = terms;
  }

  /** Allows all of the language. */
  void allowAll() {
    binary(Addition.class, Operator.ADD);
    binary(Subtraction.class, Operator.SUBTRACT);
    binary(Multiplication.class, Operator.MULTIPLY);
    binary(Division.class, Operator.DIVIDE);
    binary(Modulo.class, Operator.MODULO);
    binary(Concat.class, Operator.CONCAT);
    binary(AndExpression.class, Operator.AND);
    binary(OrExpression.class, Operator.OR);
    binary(EqualsTo.class, Operator.EQUAL);
    binary(NotEqualsTo.class, Operator.NOT_EQUAL);
    binary(MinorThan.class, Operator.LESS);
    binary(MinorThanEquals.class, Operator.LESS_OR_EQUAL);
    binary(GreaterThan.class, Operator.GREATER);
    binary(GreaterThanEquals.class, Operator.GREATER_OR_EQUAL);
    terms.allow(SignedExpression.class, this::sign);
    terms.allow(NotExpression.class, this::not);
  }

  /** What stands before an operator. */
  static Optional<Expression> leftOf(ASTNodeAccess expression) {
    if (expression instanceof BinaryExpression binary) {
      return Optional.of(binary.getLeftExpression());
    }
    if (expression instanceof Between between) {
      return Optional.of(between.getLeftExpression());
    }
    if (expression instanceof InExpression in) {
      return Optional.of(in.getLeftExpression());
    }
    if (expression instanceof IsNullExpression is) {
      return Optional.of(is.getLeftExpression());
    }
    if (expression instanceof IsBooleanExpression is) {
      return Optional.of(is.getLeftExpression());
    }
    return expression instanceof IsUnknownExpression is
        ? Optional.of(is.getLeftExpression())
        : Optional.empty();
  }

  private <T extends BinaryExpression> void binary(Class<T> kind, Operator operator) {
    terms.allow(kind, (binary, at) -> binary(binary, operator, at));
  }

  private Operation binary(BinaryExpression binary, Operator operator, Place at) {
    String sign =
        operator == Operator.NOT_EQUAL && binary.getStringExpression().equals("!=")
            ? "!="
            : operator.sign();
    Expression left = binary.getLeftExpression();
    Expression right = binary.getRightExpression();
    Objections.requireNothingElse(binary, left + " " + sign + " " + right, at);
    return operation(at, operator, terms.read(left, at), terms.read(right, at));
  }

  /** An operator with its arguments. */
  static Operation operation(Place at, Operator operator, Term... arguments) {
    return new Operation(at, operator, List.of(arguments));
  }

  /** The term, or its opposite. */
  static Term notIf(boolean not, Place at, Term term) {
    return not ? operation(at, Operator.NOT, term) : term;
  }

  private Term sign(SignedExpression signed, Place at) {
    Term of = terms.read(signed.getExpression(), at);
    return switch (signed.getSign()) {
      case '-' -> operation(at, Operator.NEGATE, of);
      case '+' -> of;
      default -> throw new SqlMistake(at, signed.getSign() + " is not supported");
    };
  }

  private Term not(NotExpression not, Place at) {
    if (not.isExclamationMark()) {
      throw new SqlMistake(at, "! is not supported; write NOT");
    }
    return operation(at, Operator.NOT, terms.read(not.getExpression(), at));
  }
}
