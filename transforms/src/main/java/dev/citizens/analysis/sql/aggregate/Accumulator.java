package dev.citizens.analysis.sql.aggregate;

import dev.citizens.sql.tree.Aggregate;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** What is known of an aggregate, for each of many groups, which have numbers. */
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

  /** Writes what is known of a group, in the form that {@link AggregateColumn#merge} reads. */
  void writeTo(int group, DataOutput out) throws IOException;

  /** The same of {@code groups[from, to)}, one after the other. */
  default void writeTo(int[] groups, int from, int to, DataOutput out) throws IOException {
    for (int i = from; i < to; i++) {
      writeTo(groups[i], out);
    }
  }
}
