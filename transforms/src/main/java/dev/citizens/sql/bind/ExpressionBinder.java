package dev.citizens.sql.bind;

import dev.citizens.csv.ColumnType;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.syntax.Term;
import dev.citizens.sql.syntax.Term.Branch;
import dev.citizens.sql.syntax.Term.Choice;
import dev.citizens.sql.syntax.Term.Constant;
import dev.citizens.sql.syntax.Term.Conversion;
import dev.citizens.sql.syntax.Term.Invocation;
import dev.citizens.sql.syntax.Term.Name;
import dev.citizens.sql.syntax.Term.Operation;
import dev.citizens.sql.tree.Case;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Finds the names of terms, and gives them types. What names mean, and whether an aggregate may
 * stand there, depends on the clause.
 */
final class ExpressionBinder {
  private final Functions functions;
  private final Function<Name, Bound> names;
  private final Function<Invocation, Bound> aggregates;

  /**
   * A binder of the terms of a clause.
   *
   * @param names what a name means there
   * @param aggregates what an aggregate is there, or the mistake that it is
   */
  ExpressionBinder(
      Functions functions, Function<Name, Bound> names, Function<Invocation, Bound> aggregates) {
    this.functions = functions;
    this.names = names;
    this.aggregates = aggregates;
  }

  /**
   * The expression of a term.
   *
   * @throws SqlMistake if a name is unknown or a type is wrong
   */
  Bound bind(Term term) {
    if (term instanceof Name name) {
      return names.apply(name);
    }
    if (term instanceof Constant constant) {
      return Constants.of(constant);
    }
    if (term instanceof Operation operation) {
      return new Bound(
          OperationBinder.bind(
              operation.operator(), bindAll(operation.arguments()), operation.place()),
          term.place());
    }
    if (term instanceof Invocation invocation) {
      return invocation(invocation);
    }
    if (term instanceof Conversion conversion) {
      return new Bound(conversion(conversion), term.place());
    }
    if (term instanceof Choice choice) {
      return new Bound(choice(choice), term.place());
    }
    throw new SqlMistake(term.place(), "* may stand in count(*) and behind SELECT DISTINCT only");
  }

  private List<Bound> bindAll(List<Term> terms) {
    return terms.stream().map(this::bind).toList();
  }

  private Expression conversion(Conversion conversion) {
    Bound of = bind(conversion.of());
    return conversion.orNull()
        ? Conversions.tryCast(of, conversion.type(), conversion.place())
        : Conversions.cast(of, conversion.type(), conversion.place());
  }

  private Bound invocation(Invocation invocation) {
    if (Aggregates.names().contains(invocation.name())) {
      return aggregates.apply(invocation);
    }
    if (!functions.names().contains(invocation.name())) {
      throw functions.unknown(invocation.name(), Aggregates.names(), invocation.place());
    }
    if (invocation.distinct() || invocation.filter() != null) {
      throw new SqlMistake(
          invocation.place(),
          "%s is no aggregate, so it has no DISTINCT and no FILTER".formatted(invocation.name()));
    }
    return new Bound(
        functions.bind(invocation.name(), bindAll(invocation.arguments()), invocation.place()),
        invocation.place());
  }

  private Expression choice(Choice choice) {
    Bound subject = choice.subject() == null ? null : bind(choice.subject());
    List<Expression> conditions = new ArrayList<>();
    List<Bound> results = new ArrayList<>();
    for (Branch branch : choice.branches()) {
      Bound when = bind(branch.when());
      conditions.add(
          subject == null
              ? OperationBinder.condition(when, "WHEN")
              : OperationBinder.equal(subject, when));
      results.add(bind(branch.then()));
    }
    Bound otherwise = choice.otherwise() == null ? null : bind(choice.otherwise());
    if (otherwise != null) {
      results.add(otherwise);
    }
    ColumnType type = Conversions.common(results, "CASE");
    List<Case.When> whens = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      whens.add(new Case.When(conditions.get(i), Conversions.to(results.get(i), type)));
    }
    return new Case(
        List.copyOf(whens),
        otherwise == null ? new Literal(null, type) : Conversions.to(otherwise, type),
        type);
  }
}
