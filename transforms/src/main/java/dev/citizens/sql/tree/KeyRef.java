package dev.citizens.sql.tree;

import dev.citizens.csv.ColumnType;

/** The value of a {@linkplain Query#keys key} of the group. */
public record KeyRef(int place, ColumnType type) implements Expression {}
