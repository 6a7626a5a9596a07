package dev.citizens.extract.split;

import java.io.Serializable;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The rows of a table that are read.
 *
 * @param condition that they meet, in SQL and in parentheses; null if all are
 */
public record TableRows(FromClause source, @Nullable String condition) implements Serializable {
  /** All rows of a table. */
  public static TableRows all(String table) {
    return new TableRows(FromClause.table(table), null);
  }

  /** All rows, behind {@code FROM}. */
  String all() {
    return source.sql();
  }

  /** What stands behind {@code FROM}. */
  String from() {
    return all() + KeyRange.ALL.and(condition).where();
  }

  /** Those of them that are in a range of all rows. */
  KeyRange in(KeyRange range) {
    return range.and(condition);
  }
}
