package dev.citizens.analysis.sql;

import dev.citizens.analysis.GroupTable;
import dev.citizens.analysis.sql.aggregate.Accumulator;
import dev.citizens.analysis.sql.aggregate.AggregateColumn;
import dev.citizens.csv.ByteSink;
import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Groups with numbers by their keys, of which {@link GroupSlice}s are merged. A text is looked up
 * once in each slice: millions of groups may share a few of them.
 */
final class MergedSlices implements GroupNames {
  private final List<GroupTable> texts; // by key
  private final KeyTuples tuples;
  private final List<? extends Accumulator> columns;
  private final int[] block = new int[GroupSlice.BLOCK_GROUPS]; // groups; all 0 without keys
  private final int[] numbers = new int[GroupSlice.BLOCK_GROUPS]; // of a key
  private int size;
  private String failure = ""; // empty as long as there is an answer

  /**
   * Of no groups.
   *
   * @param keys how many keys a group has
   * @param columns have room for all groups that there are
   */
  MergedSlices(int keys, List<? extends Accumulator> columns) {
    this.texts = Stream.generate(() -> new GroupTable(0)).limit(keys).toList();
    this.tuples = new KeyTuples(keys);
    this.columns = columns;
  }

  /**
   * Merges a slice that was written, whose columns are these.
   *
   * @return whether the question has an answer in that slice
   */
  boolean merge(DataInput in, List<AggregateColumn> columnsOfSlice) throws IOException {
    String other = in.readUTF();
    if (failure.isEmpty() || (!other.isEmpty() && other.compareTo(failure) < 0)) {
      failure = other; // of several always the same one
    }
    if (!other.isEmpty()) {
      return false;
    }
    int slice = in.readInt();
    if (size == 0) {
      tuples.expect(slice);
    }
    GroupNamesReader names = names();
    for (int left = slice; left > 0; left -= GroupSlice.BLOCK_GROUPS) {
      int count = Math.min(left, GroupSlice.BLOCK_GROUPS);
      readBlock(names, count, in);
      for (AggregateColumn column : columnsOfSlice) {
        for (int i = 0; i < count; i++) {
          column.merge(block[i], in);
        }
      }
    }
    return true;
  }

  /** Finds the groups whose names come next, and adds those that are new. */
  private void readBlock(GroupNamesReader names, int count, DataInput in) throws IOException {
    for (int part = 0; part < texts.size(); part++) {
      names.next(part, part == 0 ? block : numbers, count, in);
      if (part > 0) {
        tuples.extend(block, part, numbers, count);
      }
    }
    see(
        switch (texts.size()) {
          case 0 -> 1;
          case 1 -> texts.get(0).groups();
          default -> tuples.size();
        });
  }

  /** Reads names of groups that these may have. */
  GroupNamesReader names() {
    return new GroupNamesReader(texts);
  }

  /** The group whose name comes next, which is added if it is new. */
  int next(GroupNamesReader names, DataInput in) throws IOException {
    int group = 0;
    for (int part = 0; part < texts.size(); part++) {
      int number = names.next(part, in);
      group = part == 0 ? number : tuples.extend(group, part, number);
    }
    see(group + 1);
    return group;
  }

  /** Adds the group of a question without keys. */
  void addOnlyGroup() {
    see(1);
  }

  /** Groups with numbers below are there: numbers are given in order. */
  private void see(int groups) {
    if (groups > size) {
      size = groups;
      for (Accumulator column : columns) {
        column.ensure(size);
      }
    }
  }

  /** How many groups there are; their numbers are below. */
  int size() {
    return size;
  }

  @Override
  public int parts() {
    return texts.size();
  }

  @Override
  public int number(int group, int part) {
    return tuples.number(group, part);
  }

  @Override
  public void appendTo(ByteSink out, int part, int number) {
    GroupTable table = texts.get(part);
    out.append(table.keys(), table.keyStart(number), table.keyEnd(number));
  }

  /** The texts of a key by their numbers. */
  GroupTable texts(int key) {
    return texts.get(key);
  }

  /** All groups with all columns, by partition. */
  GroupSlice[] byPartition() {
    long[] hashes =
        texts.isEmpty()
            ? new long[size]
            : tuples.hashes(texts.stream().map(MergedSlices::hashes).toList());
    return GroupSlice.byPartition(hashes, group -> true, this, columns);
  }

  private static long[] hashes(GroupTable texts) {
    long[] hashes = new long[texts.groups()];
    Arrays.setAll(hashes, texts::hash);
    return hashes;
  }

  /** Why there is no answer; empty if there is one. */
  String failure() {
    return failure;
  }
}
