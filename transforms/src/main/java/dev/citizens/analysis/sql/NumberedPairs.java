package dev.citizens.analysis.sql;

import dev.citizens.analysis.CountedPairList;
import dev.citizens.analysis.PairCounts;
import dev.citizens.analysis.sql.vector.FieldWriter;
import dev.citizens.csv.ByteSink;

/** Pairs that have been counted, as groups with numbers. */
final class NumberedPairs implements GroupNames {
  private final GroupKey first;
  private final GroupKey second;
  private final CountedPairList pairs; // by group
  private final FieldWriter writer = new FieldWriter();

  NumberedPairs(GroupKey first, GroupKey second, PairCounts counts) {
    this.first = first;
    this.second = second;
    this.pairs = new CountedPairList(counts);
  }

  /** How many rows each group has. */
  long[] counts() {
    return pairs.counts();
  }

  /** By what each group is dealt out. */
  long[] hashes() {
    long[] ofFirsts = GroupKey.hashes(first);
    long[] ofSeconds = GroupKey.hashes(second);
    long[] hashes = new long[pairs.size()];
    for (int group = 0; group < hashes.length; group++) {
      hashes[group] = GroupKey.dealt(ofFirsts[pairs.first(group)], ofSeconds[pairs.second(group)]);
    }
    return hashes;
  }

  @Override
  public int parts() {
    return 2;
  }

  @Override
  public int number(int group, int part) {
    return part == 0 ? pairs.first(group) : pairs.second(group);
  }

  @Override
  public void appendTo(ByteSink out, int part, int number) {
    (part == 0 ? first : second).appendTo(out, number, writer);
  }
}
