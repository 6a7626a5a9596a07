package dev.citizens.sql.tree;

import java.io.Serializable;

/** One of the expressions of {@code ORDER BY}, over keys, aggregates and totals. */
public record SortKey(Expression expression, boolean descending, boolean nullsFirst)
    implements Serializable {}
