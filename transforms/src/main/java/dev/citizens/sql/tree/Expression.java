package dev.citizens.sql.tree;

import dev.citizens.csv.ColumnType;
import java.io.Serializable;

/**
 * An expression whose columns are found and whose types are known: nothing is left to decide for
 * whoever evaluates it. Where types differ, a {@link Function#CAST} stands.
 */
public sealed interface Expression extends Serializable
    permits ColumnRef, Literal, Call, Case, KeyRef, AggregateRef, TotalRef {
  /** The type of its values; each may be NULL. */
  ColumnType type();
}
