package dev.citizens.analysis;

import dev.citizens.analysis.expression.ColumnValue;
import dev.citizens.analysis.expression.KeyExpression;

/**
 * What an analysis takes a column of the rows for.
 *
 * @param column its place in the row
 */
public record ColumnUse(int column, Way way) {
  /** How values of the column get into the result, or what they decide there. */
  public enum Way {
    /** They are there as they are. */
    IDENTITY,
    /** There is something that is computed from the values of a row. */
    TRANSFORMATION,
    /** There is something that is computed from the values of many rows. */
    AGGREGATION,
    /** They decide which value is there, or which rows a value is of. */
    CONDITIONAL,
    /** They decide which rows or lines are left out. */
    FILTER,
    /** Rows are grouped by them. */
    GROUP_BY,
    /** Lines are put in order by them. */
    SORT;

    /** Whether the values themselves get into the result, changed or not. */
    public boolean isDirect() {
      return this == IDENTITY || this == TRANSFORMATION || this == AGGREGATION;
    }

    /** What becomes of it if the values are computed with, too. */
    public Way computed() {
      return this == IDENTITY ? TRANSFORMATION : this;
    }

    /** What becomes of it if the values are those of many rows, too. */
    public Way aggregated() {
      return isDirect() ? AGGREGATION : this;
    }

    /** What becomes of it if the values only decide what is taken. */
    public Way deciding() {
      return isDirect() ? CONDITIONAL : this;
    }
  }

  /** How an expression takes its column for a column of the result. */
  static ColumnUse of(KeyExpression key) {
    return new ColumnUse(
        key.column(), key instanceof ColumnValue ? Way.IDENTITY : Way.TRANSFORMATION);
  }
}
