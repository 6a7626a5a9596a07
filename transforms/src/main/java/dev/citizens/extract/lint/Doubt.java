package dev.citizens.extract.lint;

import dev.citizens.csv.BadRowReason;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What may be wrong with values of a column.
 *
 * @param column its name; empty of the row as a whole
 * @param what is wrong, for people
 * @param condition of the rows that have it, in MySQL's SQL; NULL is as good as false
 * @param reason for which such a row is a bad one; null if it is none
 * @param isLoadable whether PostgreSQL takes such a row all the same
 * @param cure what can be done, as a line of the job file where there is one
 */
record Doubt(
    String column,
    String what,
    String condition,
    @Nullable BadRowReason reason,
    boolean isLoadable,
    String cure) {
  boolean isBad() {
    return reason != null;
  }

  boolean isUnloadable() {
    return isBad() && !isLoadable;
  }
}
