package dev.citizens.analysis.sql.vector;

import dev.citizens.sql.tree.Expression;

/** Where the values come from that expressions are made of: rows, or groups. */
public interface Source {
  /** Differs from that of what was evaluated before. */
  long number();

  /** How many rows there are: {@link dev.citizens.csv.RowBatch#MAX_ROWS} at the most. */
  int size();

  /**
   * Reads the values of a column, a key or an aggregate.
   *
   * @param values of its type, which are filled
   */
  void read(Expression leaf, Vector values);
}
