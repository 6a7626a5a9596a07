package dev.citizens.sql.bind;

import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.syntax.Statement;
import dev.citizens.sql.syntax.Statement.Item;
import dev.citizens.sql.syntax.Term;
import dev.citizens.sql.syntax.Term.Constant;
import dev.citizens.sql.syntax.Term.Name;
import java.util.List;
import java.util.Optional;

/**
 * The list behind SELECT, to which other clauses refer.
 *
 * @param all the columns of the result, in order
 */
record Items(List<Item> all) {
  /** Those of a statement; {@code SELECT DISTINCT *} is all columns. */
  static Items of(Statement statement, Columns columns) {
    return new Items(
        statement.items().stream()
            .flatMap(item -> expand(item, statement.distinct(), columns).stream())
            .toList());
  }

  /** Those of a statement about rows; {@code *} is all columns. */
  static Items ofRows(Statement statement, Columns columns) {
    return new Items(
        statement.items().stream().flatMap(item -> expand(item, true, columns).stream()).toList());
  }

  private static List<Item> expand(Item item, boolean isAllowed, Columns columns) {
    if (!(item.term() instanceof Term.Star star)) {
      return List.of(item);
    }
    if (!isAllowed) {
      throw new SqlMistake(
          star.place(),
          "this would list rows; count them with count(*), or write SELECT DISTINCT *");
    }
    return columns.all(star.place()).stream()
        .map(column -> new Item(new Name(star.place(), null, column.name(), true), null))
        .toList();
  }

  /**
   * The element with the number that a term is, if it is one.
   *
   * @throws SqlMistake if there is none with that number
   */
  Optional<Item> numbered(Term term, String clause) {
    if (!(term instanceof Constant constant) || constant.kind() != Constant.Kind.NUMBER) {
      return Optional.empty();
    }
    for (int i = 0; i < all.size(); i++) {
      if (constant.text().equals(String.valueOf(i + 1))) {
        return Optional.of(all.get(i));
      }
    }
    throw new SqlMistake(
        term.place(),
        "%s %s: SELECT has %s columns, from 1".formatted(clause, constant.text(), all.size()));
  }

  /** The element that a term is the name of by AS, if it is one. */
  Optional<Item> named(Term term) {
    return term instanceof Name name && name.table() == null
        ? all.stream()
            .filter(item -> item.name() != null && item.name().equalsIgnoreCase(name.name()))
            .findFirst()
        : Optional.empty();
  }
}
