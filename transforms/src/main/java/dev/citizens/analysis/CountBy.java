package dev.citizens.analysis;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
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
  public RowConsumer feeding(GroupTable groups) {
    ByteSink key = new ByteSink(256);
    return row -> {
      key.clear();
      keys.get(0).append(row, key);
      for (int i = 1; i < keys.size(); i++) {
        key.append(CanonicalCsv.DELIMITER);
        keys.get(i).append(row, key);
      }
      groups.add(groups.group(key.array(), 0, key.length()), 0, 1);
    };
  }
}
