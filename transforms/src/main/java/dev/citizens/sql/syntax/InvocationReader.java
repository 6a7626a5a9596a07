package dev.citizens.sql.syntax;

import dev.citizens.csv.ColumnType;
import dev.citizens.failures.Printable;
import dev.citizens.sql.Place;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.syntax.Term.Conversion;
import dev.citizens.sql.syntax.Term.Invocation;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Makes terms of functions, aggregates and casts. */
final class InvocationReader {
  private static final int MOST_SHOWN = 40;

  private final TermReader terms;

  InvocationReader(TermReader terms) {
    this.terms = terms;
  }

  /** Allows functions, aggregates and casts, and what is written in another way than others. */
  void allowAll() {
    terms.allow(Function.class, this::function);
    terms.allow(AnalyticExpression.class, new AnalyticReader(this)::read);
    terms.allow(TrimFunction.class, this::trim);
    terms.allow(ExtractExpression.class, this::extract);
    terms.allow(CastExpression.class, this::cast);
    terms.allow(DateTimeLiteralExpression.class, this::literal);
  }

  private Invocation function(Function function, Place at) {
    ExpressionList<?> parameters = function.getParameters();
    Function plain = new Function().withName(function.getName()).withParameters(parameters);
    plain.setDistinct(function.isDistinct());
    Objections.requireNothingElse(function, plain.toString(), at);
    if (parameters instanceof ParenthesedExpressionList && parameters.size() > 1) {
      throw new SqlMistake(at, "a list in parentheses may stand behind IN only");
    }
    return invocation(
        at,
        function.getName(),
        parameters == null ? List.of() : parameters,
        function.isDistinct(),
        null,
        false);
  }

  /** The invocation of what JSqlParser has read. */
  Invocation invocation(
      Place at,
      String name,
      List<? extends Expression> parameters,
      boolean distinct,
      @Nullable Expression filter,
      boolean isTotal) {
    return new Invocation(
        at,
        name.toLowerCase(Locale.ROOT),
        parameters.stream().map(each -> terms.read(each, at)).toList(),
        distinct,
        filter == null ? null : terms.read(filter, at),
        isTotal);
  }

  private Invocation trim(TrimFunction trim, Place at) {
    if (trim.getTrimSpecification() != null || trim.getFromExpression() != null) {
      throw new SqlMistake(
          at, "trim takes one text, and removes spaces; ltrim and rtrim do so on one side");
    }
    return invocation(at, "trim", List.of(trim.getExpression()), false, null, false);
  }

  private Invocation extract(ExtractExpression extract, Place at) {
    String part = extract.getName().toLowerCase(Locale.ROOT);
    if (!List.of("year", "quarter", "month", "day", "hour").contains(part)) {
      throw new SqlMistake(
          at, "EXTRACT takes year, quarter, month, day or hour, and no " + Printable.of(part, 20));
    }
    return invocation(at, part, List.of(extract.getExpression()), false, null, false);
  }

  private Conversion cast(CastExpression cast, Place at) {
    boolean orNull = "TRY_CAST".equalsIgnoreCase(cast.keyword);
    if (cast.keyword != null && !orNull && !cast.keyword.equalsIgnoreCase("CAST")) {
      throw new SqlMistake(
          at, Printable.of(cast.keyword, 20) + " is not supported; use CAST or TRY_CAST");
    }
    if (cast.getFormat() != null || cast.getColDataType() == null) {
      throw new SqlMistake(at, "CAST takes a value and a type, and nothing else");
    }
    String type = cast.getColDataType().toString();
    return new Conversion(at, terms.read(cast.getLeftExpression(), at), type(type, at), orNull);
  }

  private Conversion literal(DateTimeLiteralExpression literal, Place at) {
    Term value = terms.read(new StringValue(literal.getValue()), at);
    return new Conversion(at, value, type(literal.getType().toString(), at), false);
  }

  private static ColumnType type(String name, Place at) {
    return TypeNames.find(name)
        .orElseThrow(
            () ->
                new SqlMistake(
                    at,
                    "%s is no type here; allowed: %s"
                        .formatted(Printable.of(name, MOST_SHOWN), TypeNames.ALLOWED)));
  }
}
