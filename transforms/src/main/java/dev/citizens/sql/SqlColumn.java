package dev.citizens.sql;

import dev.citizens.csv.ColumnType;

/** A column of the data set that a statement asks. */
public record SqlColumn(String name, ColumnType type) {}
