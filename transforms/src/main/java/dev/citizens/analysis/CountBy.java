package dev.citizens.analysis;

import java.util.List;

/**
 * Counts rows per value of one or more expressions.
 *
 * @param top how many groups the result keeps, largest first; 0 for all
 */
public record CountBy(String name, List<KeyExpression> keys, int top) implements Analysis {
  @Override
  public List<String> keyColumns() {
    return keys.stream().map(KeyExpression::name).toList();
  }

  @Override
  public List<String> sumColumns() {
    return List.of("rows");
  }

  @Override
  public GroupTable start() {
    return new GroupTable(1);
  }

  @Override
  public RowConsumer feeding(GroupTable groups, SharedCodes codes) {
    return new RowCounter(keys, groups, codes);
  }
}
