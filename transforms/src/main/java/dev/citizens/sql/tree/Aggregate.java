package dev.citizens.sql.tree;

import dev.citizens.csv.ColumnType;
import java.io.Serializable;
import java.util.List;

/**
 * A value of all rows of a group.
 *
 * @param arguments over columns; none for {@code count(*)}. Constants such as the quantile of
 *     {@code approx_quantile} and the keyword of {@code occurrences} are literals
 * @param distinct whether equal values count once
 * @param filter a boolean over columns: rows for which it is not true are left out; null for all
 */
public record Aggregate(
    Kind kind, List<Expression> arguments, boolean distinct, Expression filter, ColumnType type)
    implements Serializable {
  /** Whether it is the number of different values, all of which have to be known. */
  public boolean countsDistinct() {
    return distinct && kind == Kind.COUNT;
  }

  /** What is computed. NULL is left out by all but {@code COUNT_ROWS}. */
  public enum Kind {
    COUNT_ROWS,
    COUNT,
    SUM,
    AVG,
    MIN,
    MAX,
    STDDEV,
    APPROX_COUNT_DISTINCT,
    APPROX_QUANTILE,
    OCCURRENCES
  }
}
