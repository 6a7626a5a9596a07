package dev.citizens.sql.syntax;

import dev.citizens.sql.Place;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A SELECT as it is written.
 *
 * @param from the name of what it reads, and where it stands
 * @param alias the name that it gives to that
 * @param limit how many lines, or 0
 */
public record Statement(
    String text,
    boolean distinct,
    List<Item> items,
    Term.Name from,
    @Nullable String alias,
    @Nullable Term where,
    List<Term> groupBy,
    @Nullable Term having,
    List<Order> orderBy,
    int limit) {
  /** Whether it says GROUP BY ALL. */
  public boolean groupsByAll() {
    return groupBy.size() == 1 && groupBy.get(0) instanceof Term.All;
  }

  /**
   * An element of the list behind SELECT.
   *
   * @param name what stands behind AS
   */
  public record Item(Term term, @Nullable String name) {
    /** Where it begins. */
    public Place place() {
      return term.place();
    }
  }

  /**
   * An element of ORDER BY.
   *
   * @param nullsFirst null if it does not say
   */
  public record Order(Term term, boolean descending, @Nullable Boolean nullsFirst) {}
}
