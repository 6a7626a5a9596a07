package dev.citizens.analysis.sql.aggregate;

import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.sql.tree.Aggregate;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** What is learnt of rows for an aggregate, for each of many groups, which have numbers. */
public sealed interface Accumulator permits AggregateColumn, DistinctValues {
  /** Of no rows. */
  static Accumulator of(Aggregate aggregate) {
    return aggregate.countsDistinct()
        ? new DistinctValues(aggregate.arguments().get(0).type())
        : AggregateColumn.of(aggregate);
  }

  /** Those of a kind, in their order. */
  static <A extends Accumulator> List<A> only(Class<A> kind, List<Accumulator> all) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Makes room for groups with numbers below. */
  void ensure(int groups);

  /**
   * Adds values of rows to their groups; NULLs are left out.
   *
   * @param argument null for {@code count(*)}; no row that is given has failed
   * @param rows which ones
   * @param groups the group of each of {@code rows}
   * @param count how many of {@code rows} there are
   */
  void add(Vector argument, int[] rows, int[] groups, int count);

  /** Writes what is known of a group, in the form that {@link AggregateColumn#merge} reads. */
  void writeTo(int group, DataOutput out) throws IOException;

  /** About how much memory this takes, in bytes. */
  long bytesUsed();
}
