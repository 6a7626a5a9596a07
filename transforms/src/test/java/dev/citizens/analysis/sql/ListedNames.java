package dev.citizens.analysis.sql;

import dev.citizens.csv.ByteSink;
import java.util.List;

/**
 * Names of groups whose parts have these texts.
 *
 * @param groups of each the number of its text in each part
 */
record ListedNames(List<List<String>> texts, List<int[]> groups) implements GroupNames {
  @Override
  public int parts() {
    return texts.size();
  }

  @Override
  public int number(int group, int part) {
    return groups.get(group)[part];
  }

  @Override
  public void appendTo(ByteSink out, int part, int number) {
    out.append(texts.get(part).get(number));
  }
}
