package dev.citizens.analysis.sql.aggregate;

import dev.citizens.analysis.sql.vector.Vector;
import java.util.Arrays;

/** The least or the greatest value of a type whose values are objects. */
abstract class ObjectExtremeColumn<T> extends AggregateColumn {
  private final boolean greatest;

  /** By group; null where there is no value. */
  T[] best;

  /**
   * Of no rows.
   *
   * @param none an array of one null
   */
  ObjectExtremeColumn(boolean greatest, T[] none) {
    this.greatest = greatest;
    this.best = none;
  }

  @Override
  public final void ensure(int groups) {
    if (groups > best.length) {
      best = Arrays.copyOf(best, Math.max(groups, 2 * best.length));
    }
  }

  /** Whether a value is better than another, by its order beside that one. */
  final boolean isBetter(int order) {
    return greatest ? order > 0 : order < 0;
  }

  @Override
  public final void result(int group, Vector values, int row) {
    if (best[group] == null) {
      values.setNull(row);
    } else {
      set(values, row, best[group]);
    }
  }

  /** Sets a row's value. */
  abstract void set(Vector values, int row, T value);
}
