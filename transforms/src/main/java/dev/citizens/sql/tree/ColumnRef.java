package dev.citizens.sql.tree;

import dev.citizens.csv.ColumnType;

/**
 * A column of the data set.
 *
 * @param place in the row, from 0
 */
public record ColumnRef(int place, String name, ColumnType type) implements Expression {}
