package dev.citizens.analysis.sql.vector;

/** Computes the values of a function for some rows, all at once. */
@FunctionalInterface
interface Kernel {
  /**
   * Fills {@code out}.
   *
   * @param arguments their values, in order
   * @param rows how many there are
   */
  void apply(Vector[] arguments, Vector out, int rows);
}
