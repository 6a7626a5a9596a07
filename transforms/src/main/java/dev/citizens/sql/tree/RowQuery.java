package dev.citizens.sql.tree;

import java.io.Serializable;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A statement, understood, that makes a row of each row or leaves it out.
 *
 * @param text as the user wrote it
 * @param where a boolean over columns; null for all rows
 * @param outputs over columns
 */
public record RowQuery(String text, @Nullable Expression where, List<Output> outputs)
    implements Serializable {}
