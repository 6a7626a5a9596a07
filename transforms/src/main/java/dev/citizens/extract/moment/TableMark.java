package dev.citizens.extract.moment;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a server says at some time of when a table was changed.
 *
 * @param isInnoDb whether its changes are seen when they are committed, and logged by then
 * @param isPartitioned whether {@code updated} may be missing a change
 * @param created the second in which it got its present form; null of a view
 * @param updated the second of its last change, in UTC, as the server writes it; null if the server
 *     does not know, as after its own start
 */
record TableMark(
    boolean isInnoDb, boolean isPartitioned, @Nullable String created, @Nullable String updated) {
  /** Of a table that is not there. */
  static final TableMark NONE = new TableMark(false, false, null, null);
}
