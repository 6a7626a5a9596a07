package dev.citizens.sql.bind;

import dev.citizens.csv.ColumnType;
import dev.citizens.sql.tree.Call;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Function;
import dev.citizens.sql.tree.Literal;
import java.util.ArrayList;
import java.util.List;

/** Functions of texts whose parameters are not all texts. */
final class Texts {
  private Texts() {}

  static Expression substr(List<Bound> arguments) {
    String usage = "substr(text, from[, count])";
    List<Expression> bound = new ArrayList<>();
    bound.add(Parameters.text(arguments.get(0), usage));
    arguments.stream().skip(1).forEach(each -> bound.add(Parameters.whole(each, usage)));
    return new Call(Function.SUBSTR, List.copyOf(bound), ColumnType.TEXT);
  }

  static Expression splitPart(List<Bound> arguments) {
    String usage = "split_part(text, separator, number)";
    return new Call(
        Function.SPLIT_PART,
        List.of(
            Parameters.text(arguments.get(0), usage),
            Parameters.text(arguments.get(1), usage),
            Parameters.whole(arguments.get(2), usage)),
        ColumnType.TEXT);
  }

  /** Unlike ||, it leaves NULL out. */
  static Expression concat(List<Bound> arguments) {
    Literal nothing = new Literal("", ColumnType.TEXT);
    List<Expression> texts =
        arguments.stream()
            .map(OperationBinder::text)
            .<Expression>map(
                text ->
                    text instanceof Literal literal && literal.value() != null
                        ? literal
                        : new Call(Function.COALESCE, List.of(text, nothing), ColumnType.TEXT))
            .toList();
    return new Call(Function.CONCAT, texts, ColumnType.TEXT);
  }

  static Expression regexpMatches(List<Bound> arguments) {
    String usage = "regexp_matches(text, pattern)";
    Patterns.requireRegular(arguments.get(1));
    return new Call(
        Function.REGEXP_MATCHES,
        List.of(Parameters.text(arguments.get(0), usage), arguments.get(1).expression()),
        ColumnType.BOOLEAN);
  }
}
