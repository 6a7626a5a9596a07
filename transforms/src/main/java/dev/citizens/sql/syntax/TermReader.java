package dev.citizens.sql.syntax;

import dev.citizens.failures.Printable;
import dev.citizens.sql.Place;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.syntax.Term.Branch;
import dev.citizens.sql.syntax.Term.Choice;
import dev.citizens.sql.syntax.Term.Constant;
import dev.citizens.sql.syntax.Term.Name;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;

/**
 * Makes terms of what JSqlParser makes of a text. It is a list of what is allowed: any other
 * expression is refused.
 */
final class TermReader {
  private static final int MOST_SHOWN = 40;

  private final String text;
  private final Map<Class<?>, BiFunction<Expression, Place, Term>> readers = new HashMap<>();

  /** A reader of the expressions of a statement. */
  TermReader(String text) {
    this.text = text;
    allow(LongValue.class, (value, at) -> number(at, value.getStringValue()));
    allow(DoubleValue.class, (value, at) -> number(at, value.toString()));
    allow(StringValue.class, (value, at) -> text(at, value));
    allow(BooleanValue.class, (value, at) -> truth(at, value.toString()));
    allow(NullValue.class, (value, at) -> new Constant(at, Constant.Kind.NULL, "NULL"));
    allow(Column.class, this::name);
    allow(AllColumns.class, this::star);
    allow(ParenthesedExpressionList.class, this::parentheses);
    allow(CaseExpression.class, this::choice);
    new OperationReader(this).allowAll();
    new PredicateReader(this).allowAll();
    new InvocationReader(this).allowAll();
  }

  /** Allows a class of expressions. */
  <T extends Expression> void allow(Class<T> kind, BiFunction<T, Place, ? extends Term> reader) {
    readers.put(kind, (expression, at) -> reader.apply(kind.cast(expression), at));
  }

  /** The term of an expression that knows where it stands. */
  Term read(Expression expression) {
    return read(expression, new Place(1, 1));
  }

  /**
   * The term of an expression.
   *
   * @param around where the piece begins that it is in; JSqlParser knows the place of most only
   */
  Term read(Expression expression, Place around) {
    Place place = place(expression, around);
    BiFunction<Expression, Place, Term> reader = readers.get(expression.getClass());
    if (reader == null) {
      throw new SqlMistake(place, Objections.to(expression));
    }
    return reader.apply(expression, place);
  }

  /** Where an expression begins. */
  Place place(ASTNodeAccess expression, Place around) {
    Optional<Expression> left = OperationReader.leftOf(expression);
    if (left.isPresent()) {
      return place(left.get(), around);
    }
    return expression.getASTNode() == null
        ? around
        : Place.of(text, Tokens.index(expression.getASTNode().jjtGetFirstToken()));
  }

  private static Constant number(Place at, String digits) {
    return new Constant(at, Constant.Kind.NUMBER, digits);
  }

  private static Constant truth(Place at, String value) {
    return new Constant(at, Constant.Kind.BOOLEAN, value.toLowerCase(Locale.ROOT));
  }

  private static Constant text(Place at, StringValue value) {
    return new Constant(at, Constant.Kind.TEXT, value.getValue().replace("''", "'"));
  }

  private Term name(Column column, Place at) {
    String written = column.getColumnName();
    String table = column.getTable() == null ? null : column.getTable().getName();
    Objections.requireNothingElse(column, (table == null ? "" : table + ".") + written, at);
    if (table == null && (written.equalsIgnoreCase("true") || written.equalsIgnoreCase("false"))) {
      return truth(at, written);
    }
    if (!Names.isName(written) || (table != null && !Names.isName(table))) {
      throw new SqlMistake(
          at, Printable.of(written, MOST_SHOWN) + " is not a name; write it in quotes: \"name\"");
    }
    return new Name(
        at,
        table == null ? null : Names.unquoted(table),
        Names.unquoted(written),
        Names.isQuoted(written));
  }

  private Term star(AllColumns all, Place at) {
    Objections.requireNothingElse(all, "*", at);
    return new Term.Star(at);
  }

  private Term parentheses(ParenthesedExpressionList<?> list, Place at) {
    if (list.size() != 1) {
      throw new SqlMistake(at, "a list in parentheses may stand behind IN only");
    }
    return read(list.get(0), at);
  }

  private Term choice(CaseExpression choice, Place at) {
    List<Branch> branches =
        choice.getWhenClauses().stream()
            .map(
                when ->
                    new Branch(
                        read(when.getWhenExpression(), at), read(when.getThenExpression(), at)))
            .toList();
    Expression subject = choice.getSwitchExpression();
    Expression otherwise = choice.getElseExpression();
    return new Choice(
        at,
        subject == null ? null : read(subject, at),
        branches,
        otherwise == null ? null : read(otherwise, at));
  }
}
