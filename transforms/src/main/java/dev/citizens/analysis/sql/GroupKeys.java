package dev.citizens.analysis.sql;

import dev.citizens.analysis.SharedCodes;
import dev.citizens.analysis.sql.ids.LongIds;
import dev.citizens.analysis.sql.vector.BatchRows;
import dev.citizens.analysis.sql.vector.FieldWriter;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.RowBatch;
import dev.citizens.sql.tree.Query;
import java.util.Arrays;

/**
 * Numbers the groups of rows with equal keys. A group of several keys is a pair: of the group of
 * the keys but the last, and of the last key's value; so no string is compared but in the
 * dictionaries of values.
 */
final class GroupKeys implements GroupNames {
  private final GroupKey[] keys;
  private final LongIds[] pairs; // for all keys but the first
  private final int[] groups = new int[RowBatch.MAX_ROWS];
  private final FieldWriter writer = new FieldWriter();
  private boolean[] seen = new boolean[1];

  GroupKeys(Query query, RowValues values, SharedCodes codes) {
    keys = GroupKey.ofGroups(query, values, codes).toArray(GroupKey[]::new);
    pairs = new LongIds[Math.max(0, keys.length - 1)];
    Arrays.setAll(pairs, each -> new LongIds());
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
      int[] numbers = keys[i].numbers(batch, rows, count);
      LongIds ids = pairs[i - 1];
      for (int j = 0; j < count; j++) {
        groups[j] = ids.id((long) groups[j] << Integer.SIZE | numbers[j]);
      }
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
      default -> pairs[pairs.length - 1].size();
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
    int first = group; // of the groups of the keys up to that part
    for (int last = keys.length - 1; last > part; last--) {
      first = (int) (pairs[last - 1].key(first) >>> Integer.SIZE);
    }
    return part == 0 ? first : (int) pairs[part - 1].key(first);
  }

  @Override
  public void appendTo(ByteSink out, int part, int number) {
    keys[part].appendTo(out, number, writer);
  }

  /** A hash of the keys of each group. */
  long[] hashes() {
    if (keys.length == 0) {
      return new long[1];
    }
    long[] hashes = GroupKey.hashes(keys[0]);
    for (int i = 1; i < keys.length; i++) {
      long[] ofFirsts = hashes;
      long[] ofValues = GroupKey.hashes(keys[i]);
      LongIds ids = pairs[i - 1];
      hashes = new long[ids.size()];
      for (int pair = 0; pair < hashes.length; pair++) {
        long key = ids.key(pair);
        hashes[pair] =
            GroupKey.hashOfPair(ofFirsts[(int) (key >>> Integer.SIZE)], ofValues[(int) key]);
      }
    }
    return hashes;
  }

  long bytesUsed() {
    long bytesUsed = seen.length;
    for (GroupKey key : keys) {
      bytesUsed += key.bytesUsed();
    }
    for (LongIds ids : pairs) {
      bytesUsed += ids.bytesUsed();
    }
    return bytesUsed;
  }
}
