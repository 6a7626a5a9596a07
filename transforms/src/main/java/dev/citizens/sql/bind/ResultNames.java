package dev.citizens.sql.bind;

import dev.citizens.failures.Printable;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.syntax.Statement.Item;
import dev.citizens.sql.syntax.Term;
import dev.citizens.sql.tree.ColumnRef;
import dev.citizens.sql.tree.Expression;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names the columns of a result: by AS, or as PostgreSQL does, by the column or the function; what
 * has no name at all by its number.
 */
final class ResultNames {
  private static final int MOST_SHOWN = 40;

  /** As the job file takes names, for they become columns of a table. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

  private final Set<String> taken = new HashSet<>();

  /**
   * The name of the next column.
   *
   * @param expression what its term is over columns
   */
  String next(Item item, Expression expression) {
    String name =
        item.name() != null
            ? item.name()
            : expression instanceof ColumnRef column ? column.name() : of(item.term());
    if (!NAME.matcher(name).matches()) {
      throw new SqlMistake(
          item.place(),
          "%s cannot name a column of the result: letters, digits and _, at most 63, no digit first; write AS"
              .formatted(Printable.of(name, MOST_SHOWN)));
    }
    if (!taken.add(name)) {
      throw new SqlMistake(
          item.place(),
          "two columns of the result are named %s; give one another name with AS".formatted(name));
    }
    return name;
  }

  private String of(Term term) {
    if (term instanceof Term.Invocation invocation) {
      return invocation.name();
    }
    if (term instanceof Term.Conversion conversion) {
      return of(conversion.of());
    }
    return term instanceof Term.Name name ? name.name() : "column_" + (taken.size() + 1);
  }
}
