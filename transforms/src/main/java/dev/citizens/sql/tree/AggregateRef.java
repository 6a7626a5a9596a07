package dev.citizens.sql.tree;

import dev.citizens.csv.ColumnType;

/** The value of an {@linkplain Query#aggregates aggregate} of the group. */
public record AggregateRef(int place, ColumnType type) implements Expression {}
