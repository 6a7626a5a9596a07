package dev.citizens.analysis.sql;

import dev.citizens.analysis.PairCounts;
import dev.citizens.analysis.sql.vector.FieldWriter;
import dev.citizens.csv.ByteSink;

/** Pairs that have been counted, as groups with numbers. */
final class NumberedPairs implements GroupNames {
  private final GroupKey first;
  private final GroupKey second;
  private final int[] firsts; // by group
  private final int[] seconds;
  private final long[] counts;
  private final FieldWriter writer = new FieldWriter();
  private int next;

  NumberedPairs(GroupKey first, GroupKey second, PairCounts pairs) {
    this.first = first;
    this.second = second;
    int size = pairs.pairs();
    firsts = new int[size];
    seconds = new int[size];
    counts = new long[size];
    pairs.forEach(this::add);
  }

  private void add(int firstNumber, int secondNumber, long count) {
    firsts[next] = firstNumber;
    seconds[next] = secondNumber;
    counts[next++] = count;
  }

  /** How many rows each group has. */
  long[] counts() {
    return counts;
  }

  /** A hash of the keys of each group. */
  long[] hashes() {
    long[] ofFirsts = GroupKey.hashes(first);
    long[] ofSeconds = GroupKey.hashes(second);
    long[] hashes = new long[firsts.length];
    for (int group = 0; group < hashes.length; group++) {
      hashes[group] = GroupKey.hashOfPair(ofFirsts[firsts[group]], ofSeconds[seconds[group]]);
    }
    return hashes;
  }

  @Override
  public int parts() {
    return 2;
  }

  @Override
  public int number(int group, int part) {
    return part == 0 ? firsts[group] : seconds[group];
  }

  @Override
  public void appendTo(ByteSink out, int part, int number) {
    (part == 0 ? first : second).appendTo(out, number, writer);
  }
}
