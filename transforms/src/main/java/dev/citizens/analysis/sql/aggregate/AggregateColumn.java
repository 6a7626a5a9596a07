package dev.citizens.analysis.sql.aggregate;

import dev.citizens.analysis.sql.vector.Form;
import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.csv.ColumnType;
import dev.citizens.sql.tree.Aggregate;
import dev.citizens.sql.tree.Call;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Function;
import java.io.DataInput;
import java.io.IOException;

/**
 * What is known of an aggregate for each of many groups, which have numbers. It depends on the
 * values alone: not on their order, nor on how they were spread over columns that were merged.
 */
public abstract non-sealed class AggregateColumn implements Accumulator {
  /** Of no rows. Different values come as counts, which {@link DistinctValues} has written. */
  public static AggregateColumn of(Aggregate aggregate) {
    return switch (aggregate.kind()) {
      case COUNT_ROWS, COUNT -> new CountColumn(new long[1]);
      case OCCURRENCES -> new OccurrencesColumn();
      case SUM, AVG, STDDEV ->
          moments(Moment.valueOf(aggregate.kind().name()), argumentType(aggregate));
      case MIN, MAX -> extreme(argumentType(aggregate), aggregate.kind() == Aggregate.Kind.MAX);
      case APPROX_COUNT_DISTINCT -> new SketchColumn();
      case APPROX_QUANTILE -> QuantileColumn.share(aggregate);
    };
  }

  /** Of {@code count(*)}, with these numbers of rows by group. */
  public static AggregateColumn ofCounts(long[] counts) {
    return new CountColumn(counts);
  }

  private static ColumnType argumentType(Aggregate aggregate) {
    return aggregate.arguments().get(0).type();
  }

  /** What {@link #add} takes the values of; null for {@code count(*)}. */
  public static Expression argument(Aggregate aggregate) {
    if (aggregate.arguments().isEmpty()) {
      return null;
    }
    return aggregate.kind() == Aggregate.Kind.OCCURRENCES
        ? new Call(Function.OCCURRENCES, aggregate.arguments(), ColumnType.LONG)
        : aggregate.arguments().get(0);
  }

  private static AggregateColumn moments(Moment moment, ColumnType argument) {
    return switch (Form.of(argument)) {
      case LONG -> new LongMomentColumn(moment, argument.scale());
      case WIDE -> new WideMomentColumn(moment, argument.scale());
      case DOUBLE -> new DoubleMomentColumn(moment);
      case TEXT -> throw new IllegalArgumentException(moment + " of " + argument);
    };
  }

  private static AggregateColumn extreme(ColumnType argument, boolean greatest) {
    return switch (Form.of(argument)) {
      case LONG -> new NumberExtremeColumn(greatest, false);
      case DOUBLE -> new NumberExtremeColumn(greatest, true);
      case WIDE -> new WideExtremeColumn(greatest);
      case TEXT -> new TextExtremeColumn(greatest);
    };
  }

  /**
   * Adds values of rows to their groups; NULLs are left out.
   *
   * @param argument null for {@code count(*)}; no row that is given has failed
   * @param rows which ones
   * @param groups the group of each of {@code rows}
   * @param count how many of {@code rows} there are
   */
  public abstract void add(Vector argument, int[] rows, int[] groups, int count);

  /** About how much memory this takes, in bytes. */
  public abstract long bytesUsed();

  /** Merges what was written of a group into one. */
  public abstract void merge(int group, DataInput in) throws IOException;

  /** Sets the value of the aggregate for a group. */
  public abstract void result(int group, Vector values, int row);
}
