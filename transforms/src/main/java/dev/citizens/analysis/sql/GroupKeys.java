package dev.citizens.analysis.sql;

import dev.citizens.analysis.SharedCodes;
import dev.citizens.analysis.sql.ids.LongIds;
import dev.citizens.analysis.sql.vector.BatchRows;
import dev.citizens.analysis.sql.vector.FieldWriter;
import dev.citizens.analysis.sql.vector.Form;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.RowBatch;
import dev.citizens.csv.RowHash;
import dev.citizens.sql.tree.ColumnRef;
import dev.citizens.sql.tree.Expression;
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

  GroupKeys(SqlAnalysis question, RowValues values, SharedCodes codes) {
    boolean leavesRowsOut = question.query().where() != null;
    keys =
        question.query().keys().stream()
            .map(key -> key(key, values, codes, leavesRowsOut))
            .toArray(GroupKey[]::new);
    pairs = new LongIds[Math.max(0, keys.length - 1)];
    Arrays.setAll(pairs, each -> new LongIds());
  }

  private static GroupKey key(
      Expression key, RowValues values, SharedCodes codes, boolean leavesRowsOut) {
    return key instanceof ColumnRef column && Form.of(column.type()) == Form.TEXT
        ? new ColumnKey(codes.ofColumn(column.place()), column.place(), leavesRowsOut)
        : new ExpressionKey(values, key);
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
  public void appendTo(ByteSink out, int group) {
    append(out, keys.length - 1, group);
  }

  private void append(ByteSink out, int last, int group) {
    if (last < 0) {
      return;
    }
    int number = group;
    if (last > 0) {
      long pair = pairs[last - 1].key(group);
      append(out, last - 1, (int) (pair >>> Integer.SIZE));
      out.append(CanonicalCsv.DELIMITER);
      number = (int) pair;
    }
    keys[last].appendTo(out, number, writer);
  }

  /** The hash of the keys of each group. */
  long[] hashes() {
    ByteSink key = new ByteSink(256);
    long[] hashes = new long[size()];
    for (int group = 0; group < hashes.length; group++) {
      key.clear();
      appendTo(key, group);
      hashes[group] = RowHash.hash(key.array(), 0, key.length(), 0);
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
