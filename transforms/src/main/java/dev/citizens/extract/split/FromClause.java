package dev.citizens.extract.split;

import java.io.Serializable;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What rows are read from: a table or view, or a query that stands for one.
 *
 * @param name of the table; of a query, any
 * @param query that can stand in parentheses; null of a table
 */
public record FromClause(String name, @Nullable String query) implements Serializable {
  /** A table or view. */
  public static FromClause table(String name) {
    return new FromClause(name, null);
  }

  public boolean isQuery() {
    return query != null;
  }

  /** What stands behind {@code FROM}. */
  public String sql() {
    String quoted = SqlName.quoted(name);
    return query == null ? quoted : "(" + query + ") AS " + quoted;
  }

  /** For people. */
  public String title() {
    return (query == null ? "table " : "the query of ") + name;
  }
}
