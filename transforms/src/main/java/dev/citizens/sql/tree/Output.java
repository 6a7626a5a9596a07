package dev.citizens.sql.tree;

import java.io.Serializable;

/**
 * A column of the result.
 *
 * @param expression over keys, aggregates and totals; of a {@link RowQuery} over columns
 */
public record Output(String name, Expression expression) implements Serializable {}
