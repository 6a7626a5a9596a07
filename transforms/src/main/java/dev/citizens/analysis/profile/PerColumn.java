package dev.citizens.analysis.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.analysis.Partial;
import dev.citizens.analysis.Ranks;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** A result with a line for each of some columns, in their order; small, so not partitioned. */
final class PerColumn<A extends ColumnAnswer> implements Partial {
  private final List<String> names;
  private final List<A> answers;

  /**
   * A result of these columns.
   *
   * @param answers one for each name
   */
  PerColumn(List<String> names, List<A> answers) {
    this.names = names;
    this.answers = answers;
  }

  A answer(int place) {
    return answers.get(place);
  }

  @Override
  public void merge(DataInput in) throws IOException {
    for (A answer : answers) {
      answer.merge(in);
    }
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    for (A answer : answers) {
      answer.writeTo(out);
    }
  }

  /** Gives all lines, in the order of the columns; {@code top} is 0. */
  @Override
  public void emit(int top, LineOutput out) throws IOException {
    ByteSink line = new ByteSink(256);
    byte[] order = new byte[Ranks.BYTES];
    for (int i = 0; i < answers.size(); i++) {
      line.clear();
      byte[] name = names.get(i).getBytes(UTF_8);
      CanonicalCsv.appendValue(line, name, 0, name.length);
      answers.get(i).appendTo(line);
      Ranks.put(answers.size() - i, order);
      out.line(order, order.length, line.array(), line.length());
    }
  }
}
