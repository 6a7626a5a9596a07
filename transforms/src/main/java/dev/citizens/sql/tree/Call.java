package dev.citizens.sql.tree;

import dev.citizens.csv.ColumnType;
import java.util.List;

/** A function of values of the same row, or of the same group. */
public record Call(Function function, List<Expression> arguments, ColumnType type)
    implements Expression {}
