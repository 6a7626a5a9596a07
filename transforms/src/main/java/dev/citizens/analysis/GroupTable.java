package dev.citizens.analysis;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.RowHash;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Groups and their sums: a hash table from byte strings to a fixed number of {@code long} sums.
 *
 * <p>Open addressing with linear probing over entry numbers; keys lie one behind the other in one
 * byte array and are compared in place, so that adding to a group that is there allocates nothing.
 * Not thread-safe.
 */
public final class GroupTable implements Partial {
  private static final long HASH_SEED = 0;

  /** About what an entry costs beside its key and sums: hash, end, and two places in the index. */
  private static final int ENTRY_BYTES = 8 + 4 + 2 * 4;

  private final int sumsPerGroup;
  private int groups;
  private int[] index = new int[64]; // entry number + 1; 0 is free; a power of two long
  private long[] hashes = new long[32];
  private int[] keyEnds = new int[32];
  private long[] sums;
  private byte[] keys = new byte[1024];

  public GroupTable(int sumsPerGroup) {
    this.sumsPerGroup = sumsPerGroup;
    this.sums = new long[32 * sumsPerGroup];
  }

  public int sumsPerGroup() {
    return sumsPerGroup;
  }

  public int groups() {
    return groups;
  }

  /** About how much memory the groups take, in bytes. */
  public long bytesUsed() {
    return keyEnd(groups - 1) + (long) groups * (ENTRY_BYTES + 8L * sumsPerGroup);
  }

  /** The number of the group with the key {@code bytes[from, to)}, which is added if missing. */
  public int group(byte[] bytes, int from, int to) {
    long hash = RowHash.hash(bytes, from, to, HASH_SEED);
    int mask = index.length - 1;
    int place = (int) hash & mask;
    while (index[place] != 0) {
      int group = index[place] - 1;
      if (hashes[group] == hash && hasKey(group, bytes, from, to)) {
        return group;
      }
      place = (place + 1) & mask;
    }
    return addGroup(place, hash, bytes, from, to);
  }

  /** Adds to a sum of the group with that number. */
  public void add(int group, int sum, long amount) {
    sums[group * sumsPerGroup + sum] += amount;
  }

  public long sum(int group, int sum) {
    return sums[group * sumsPerGroup + sum];
  }

  /** The {@link RowHash} of the key of the group with that number, by which it has its part. */
  public long hash(int group) {
    return hashes[group];
  }

  /** The array that holds the keys, valid until the next group is added. */
  public byte[] keys() {
    return keys;
  }

  public int keyStart(int group) {
    return keyEnd(group - 1);
  }

  public int keyEnd(int group) {
    return group < 0 ? 0 : keyEnds[group];
  }

  @Override
  public void merge(DataInput in) throws IOException {
    int count = in.readInt();
    byte[] key = new byte[64];
    for (int i = 0; i < count; i++) {
      int length = in.readInt();
      if (length > key.length) {
        key = new byte[length * 2];
      }
      in.readFully(key, 0, length);
      int group = group(key, 0, length);
      for (int s = 0; s < sumsPerGroup; s++) {
        add(group, s, in.readLong());
      }
    }
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(groups);
    for (int group = 0; group < groups; group++) {
      writeGroup(group, out);
    }
  }

  /** Copies of this table's groups by {@link Partitions}; null where there are none. */
  public GroupTable[] split() {
    GroupTable[] split = new GroupTable[Partitions.COUNT];
    for (int group = 0; group < groups; group++) {
      int partition = Partitions.of(hashes[group]);
      GroupTable part = Partitions.part(split, partition, () -> new GroupTable(sumsPerGroup));
      int copy = part.group(keys, keyStart(group), keyEnd(group));
      for (int s = 0; s < sumsPerGroup; s++) {
        part.add(copy, s, sum(group, s));
      }
    }
    return split;
  }

  /** The rank of a group is its first sum; its line is the key and the sums. */
  @Override
  public void emit(int top, LineOutput out) throws IOException {
    long[] ranks = new long[groups];
    Arrays.setAll(ranks, group -> sum(group, 0));
    ByteSink line = new ByteSink(256);
    byte[] order = new byte[Ranks.BYTES];
    for (int group : RankedOrder.of(ranks, this::compareKeys, top)) {
      line.clear();
      line.append(keys, keyStart(group), keyEnd(group));
      for (int s = 0; s < sumsPerGroup; s++) {
        line.append(CanonicalCsv.DELIMITER);
        line.append(Long.toString(sum(group, s)));
      }
      Ranks.put(ranks[group], order);
      out.line(order, order.length, line.array(), line.length());
    }
  }

  private int compareKeys(int a, int b) {
    return KeyOrder.compare(keys, keyStart(a), keyEnd(a), keys, keyStart(b), keyEnd(b));
  }

  private void writeGroup(int group, DataOutput out) throws IOException {
    int start = keyStart(group);
    int length = keyEnd(group) - start;
    out.writeInt(length);
    out.write(keys, start, length);
    for (int s = 0; s < sumsPerGroup; s++) {
      out.writeLong(sum(group, s));
    }
  }

  private boolean hasKey(int group, byte[] bytes, int from, int to) {
    return Arrays.equals(keys, keyStart(group), keyEnd(group), bytes, from, to);
  }

  private int addGroup(int place, long hash, byte[] bytes, int from, int to) {
    int group = groups;
    if (group == hashes.length) {
      hashes = Arrays.copyOf(hashes, group * 2);
      keyEnds = Arrays.copyOf(keyEnds, group * 2);
      sums = Arrays.copyOf(sums, group * 2 * sumsPerGroup);
    }
    int keyStart = keyEnd(group - 1);
    int keyEnd = Math.addExact(keyStart, to - from);
    if (keyEnd > keys.length) {
      keys = Arrays.copyOf(keys, (int) Math.min(Integer.MAX_VALUE - 8L, keyEnd * 2L));
    }
    System.arraycopy(bytes, from, keys, keyStart, to - from);
    keyEnds[group] = keyEnd;
    hashes[group] = hash;
    index[place] = ++groups;
    if (groups * 2 > index.length) {
      growIndex();
    }
    return group;
  }

  private void growIndex() {
    int[] larger = new int[index.length * 2];
    int mask = larger.length - 1;
    for (int group = 0; group < groups; group++) {
      int place = (int) hashes[group] & mask;
      while (larger[place] != 0) {
        place = (place + 1) & mask;
      }
      larger[place] = group + 1;
    }
    index = larger;
  }
}
