package dev.citizens.analysis.sql;

import dev.citizens.analysis.SharedCodes;
import dev.citizens.analysis.sql.vector.BatchRows;
import dev.citizens.analysis.sql.vector.FieldWriter;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.RowBatch;
import dev.citizens.sql.tree.Query;
import java.util.Arrays;

/** Numbers the groups of rows with equal keys. */
final class GroupKeys implements GroupNames {
  private final GroupKey[] keys;
  private final KeyTuples tuples;
  private final int[] groups = new int[RowBatch.MAX_ROWS];
  private final FieldWriter writer = new FieldWriter();
  private boolean[] seen = new boolean[1];

  GroupKeys(Query query, RowValues values, SharedCodes codes) {
    keys = GroupKey.ofGroups(query, values, codes).toArray(GroupKey[]::new);
    tuples = new KeyTuples(keys.length);
  }

  /** The group of each of the rows, valid until the next call. */
  int[] of(BatchRows batch, int[] rows, int count) {
    if (keys.length == 0) {
      return groups; // all 0
    }
    int[] first = keys[0].numbers(batch, rows, count);
    if (keys.length == 1) {
      see(first, count);
      return first;
    }
    System.arraycopy(first, 0, groups, 0, count);
    for (int i = 1; i < keys.length; i++) {
      tuples.extend(groups, i, keys[i].numbers(batch, rows, count), count);
    }
    return groups;
  }

  /** A value of which no row is asked for may have a number, too. */
  private void see(int[] numbers, int count) {
    if (size() > seen.length) {
      seen = Arrays.copyOf(seen, Math.max(size(), 2 * seen.length));
    }
    for (int j = 0; j < count; j++) {
      seen[numbers[j]] = true;
    }
  }

  /** The numbers of groups are below. */
  int size() {
    return switch (keys.length) {
      case 0 -> 1;
      case 1 -> keys[0].size();
      default -> tuples.size();
    };
  }

  /** Whether there is a group with that number. */
  boolean isSeen(int group) {
    return keys.length != 1 || (group < seen.length && seen[group]);
  }

  @Override
  public int parts() {
    return keys.length;
  }

  @Override
  public int number(int group, int part) {
    return tuples.number(group, part);
  }

  @Override
  public void appendTo(ByteSink out, int part, int number) {
    keys[part].appendTo(out, number, writer);
  }

  /** By what each group is dealt out. */
  long[] hashes() {
    return keys.length == 0
        ? new long[1]
        : tuples.hashes(Arrays.stream(keys).map(GroupKey::hashes).toList());
  }

  long bytesUsed() {
    long bytesUsed = seen.length + tuples.bytesUsed();
    for (GroupKey key : keys) {
      bytesUsed += key.bytesUsed();
    }
    return bytesUsed;
  }
}
