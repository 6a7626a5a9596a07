package dev.citizens.analysis;

import dev.citizens.analysis.expression.KeyExpression;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counts rows per value of one or more expressions.
 *
 * @param top how many groups the result keeps, largest first; 0 for all
 */
public record CountBy(String name, List<KeyExpression> keys, int top) implements Analysis {
  @Override
  public String question() {
    return "countBy " + String.join(", ", keyColumns()) + (top == 0 ? "" : "; top " + top);
  }

  @Override
  public List<String> keyColumns() {
    return keys.stream().map(KeyExpression::name).toList();
  }

  @Override
  public List<ResultColumn> result() {
    return Stream.concat(keys.stream().map(KeyExpression::result), ResultColumn.counts("rows"))
        .toList();
  }

  @Override
  public Origins origins() {
    return Origins.ofGroups(keys);
  }

  @Override
  public Feed feed(SharedCodes codes) {
    return switch (keys.size()) {
      case 1 -> new CountValues(codes.of(keys.get(0)));
      case 2 -> new CountPairs(codes.of(keys.get(0)), codes.of(keys.get(1)));
      default -> new CountTuples(keys);
    };
  }

  @Override
  public Partial empty() {
    return keys.size() == 2 ? new PairTable() : new GroupTable(1);
  }
}
