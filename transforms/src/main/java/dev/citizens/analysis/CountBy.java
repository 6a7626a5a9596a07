package dev.citizens.analysis;

import dev.citizens.analysis.expression.KeyExpression;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts rows per value of one or more expressions.
 *
 * @param top how many groups the result keeps, largest first; 0 for all
 */
public record CountBy(String name, List<KeyExpression> keys, int top) implements Analysis {
  @Override
  public List<String> resultColumns() {
    List<String> columns = new ArrayList<>(keys.stream().map(KeyExpression::name).toList());
    columns.add("rows");
    return columns;
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
