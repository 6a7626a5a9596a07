package dev.citizens.sql.tree;

import dev.citizens.csv.ColumnType;

/** The value of a {@linkplain Query#totals total}: the same for each group of the result. */
public record TotalRef(int place, ColumnType type) implements Expression {}
