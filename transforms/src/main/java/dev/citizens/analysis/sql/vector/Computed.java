package dev.citizens.analysis.sql.vector;

import dev.citizens.csv.ColumnType;
import dev.citizens.csv.RowBatch;
import java.util.List;

/** A function of other expressions. */
final class Computed extends Node {
  private final Node[] arguments;
  private final Vector[] values;
  private final Kernel kernel;
  private final Vector out;

  Computed(List<Node> arguments, Kernel kernel, ColumnType type) {
    this.arguments = arguments.toArray(Node[]::new);
    this.values = new Vector[this.arguments.length];
    this.kernel = kernel;
    this.out = new Vector(type, RowBatch.MAX_ROWS);
  }

  @Override
  Vector evaluate(Source source) {
    for (int i = 0; i < arguments.length; i++) {
      values[i] = arguments[i].of(source);
    }
    out.restart();
    kernel.apply(values, out, source.size());
    return out;
  }
}
