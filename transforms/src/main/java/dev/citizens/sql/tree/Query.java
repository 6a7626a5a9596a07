package dev.citizens.sql.tree;

import java.io.Serializable;
import java.util.List;

/**
 * A statement, understood: groups rows and says what is wanted of each group. Without keys there is
 * one group, also of no rows.
 *
 * @param text as the user wrote it
 * @param where a boolean over columns; null for all rows
 * @param keys over columns, what rows are grouped by; {@code SELECT DISTINCT} groups by its outputs
 * @param totals aggregates of groups, over keys and aggregates: {@code sum(…) OVER ()}. They are of
 *     those groups that {@code having} keeps
 * @param outputs over keys, aggregates and totals, as {@code orderBy} is
 * @param having a boolean over keys and aggregates; null for all groups
 * @param orderBy ties are broken by all keys, ascending, NULLs last, so that the order is total
 * @param limit how many lines at the most; 0 for all
 */
public record Query(
    String text,
    Expression where,
    List<Expression> keys,
    List<Aggregate> aggregates,
    List<Aggregate> totals,
    List<Output> outputs,
    Expression having,
    List<SortKey> orderBy,
    int limit)
    implements Serializable {}
