package dev.citizens.analysis.profile;

import static java.util.stream.Collectors.joining;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.Origins;
import dev.citizens.analysis.Partial;
import dev.citizens.analysis.ResultColumn;
import dev.citizens.analysis.SharedCodes;
import dev.citizens.analysis.expression.KeyExpression;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.RowBatch;
import java.util.List;
import java.util.stream.Stream;

/**
 * About how many different values expressions have, NULL left out: a line for each expression, with
 * the bounds of {@link DistinctSketch}. Takes the same little memory for any number of values.
 */
public record CountDistinct(String name, List<KeyExpression> expressions) implements Analysis {
  @Override
  public String question() {
    return "distinct " + expressions.stream().map(KeyExpression::name).collect(joining(", "));
  }

  @Override
  public List<String> keyColumns() {
    return List.of("column");
  }

  @Override
  public List<ResultColumn> result() {
    return Stream.concat(
            Stream.of(ResultColumn.name("column")),
            ResultColumn.counts("distinct_estimate", "distinct_lower", "distinct_upper"))
        .toList();
  }

  /** Of the numbers; the first column has the names of the expressions. */
  @Override
  public Origins origins() {
    return Origins.ofAll(
        resultColumns().subList(1, resultColumns().size()),
        expressions.stream().map(KeyExpression::column).toList());
  }

  @Override
  public Feed feed(SharedCodes codes) {
    return new DistinctFeed(expressions, start(), new ByteSink(64));
  }

  @Override
  public Partial empty() {
    return start();
  }

  private PerColumn<DistinctSketch> start() {
    return new PerColumn<>(
        expressions.stream().map(KeyExpression::name).toList(),
        Stream.generate(DistinctSketch::new).limit(expressions.size()).toList());
  }

  private record DistinctFeed(
      List<KeyExpression> expressions, PerColumn<DistinctSketch> sketches, ByteSink value)
      implements Feed {
    @Override
    public void accept(RowBatch rows) {
      for (int i = 0; i < expressions.size(); i++) {
        accept(rows, expressions.get(i), sketches.answer(i));
      }
    }

    private void accept(RowBatch rows, KeyExpression expression, DistinctSketch sketch) {
      byte[] bytes = rows.buffer();
      for (int row = 0; row < rows.size(); row++) {
        int from = rows.start(row, expression.column());
        int to = rows.end(row, expression.column());
        int end = expression.prefixEnd(bytes, from, to);
        if (end >= 0) {
          sketch.add(bytes, from, end);
        } else {
          value.clear();
          expression.append(bytes, from, to, value);
          sketch.add(value.array(), 0, value.length());
        }
      }
    }

    @Override
    public long bytesUsed() {
      return expressions.size() * DistinctSketch.maxBytesUsed();
    }

    @Override
    public Partial[] partials() {
      return new Partial[] {sketches};
    }
  }
}
