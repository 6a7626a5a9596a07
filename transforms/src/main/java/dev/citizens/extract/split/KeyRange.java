package dev.citizens.extract.split;

import java.io.Serializable;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Rows of a table that are read in one piece. Those of a table have each of its rows exactly once,
 * as the server compares: whatever a key's collation takes for equal is in the same range.
 *
 * @param where what follows the table in a {@code SELECT}; empty for all rows
 */
public record KeyRange(String where) implements Serializable {
  /** All rows. */
  static final KeyRange ALL = new KeyRange("");

  /** Rows without a key. */
  static KeyRange withoutKey(String column) {
    return new KeyRange(" WHERE " + column + " IS NULL");
  }

  /** Rows with a key, whatever it is. */
  static KeyRange withKey(String column) {
    return new KeyRange(" WHERE " + column + " IS NOT NULL");
  }

  /** Those of its rows that meet a condition, which is in parentheses; null if all are meant. */
  KeyRange and(@Nullable String condition) {
    return condition == null
        ? this
        : new KeyRange((where.isEmpty() ? " WHERE " : where + " AND ") + condition);
  }

  /** Keys below {@code end}. */
  static KeyRange below(String column, String end) {
    return new KeyRange(" WHERE %s < %s".formatted(column, end));
  }

  /** Keys from {@code start} on, and below {@code end}. */
  static KeyRange between(String column, String start, String end) {
    return new KeyRange(" WHERE %1$s >= %2$s AND %1$s < %3$s".formatted(column, start, end));
  }

  /** Keys from {@code start} to {@code last}, which belongs to them: no key need be behind it. */
  static KeyRange to(String column, String start, String last) {
    return new KeyRange(" WHERE %1$s >= %2$s AND %1$s <= %3$s".formatted(column, start, last));
  }

  /** Keys up to {@code last}, which belongs to them. */
  static KeyRange to(String column, String last) {
    return new KeyRange(" WHERE %s <= %s".formatted(column, last));
  }
}
