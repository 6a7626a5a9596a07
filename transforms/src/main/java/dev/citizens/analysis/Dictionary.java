package dev.citizens.analysis;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.RowHash;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Numbers byte strings in the order of their first appearance.
 *
 * <p>A hash table with linear probing whose slots hold the string's first 16 bytes, so that looking
 * up one of that length, as most values are, touches one cache line and compares two numbers. Not
 * thread-safe.
 */
public final class Dictionary {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** How many bytes stand in a slot. Behind a string that is looked up as many must be readable. */
  private static final int INLINE_BYTES = 16;

  /** Per length: which bits of the first and of the second eight bytes belong to the string. */
  private static final long[] FIRST_MASKS = new long[INLINE_BYTES + 1];

  private static final long[] SECOND_MASKS = new long[INLINE_BYTES + 1];

  static {
    for (int length = 1; length <= INLINE_BYTES; length++) {
      FIRST_MASKS[length] = length >= 8 ? -1 : ~(-1L << (8 * length));
      SECOND_MASKS[length] = length <= 8 ? 0 : length == 16 ? -1 : ~(-1L << (8 * (length - 8)));
    }
  }

  // Of a slot: two words of bytes, length and code + 1 (0 is free), and the hash.
  private static final int SLOT_LONGS = 4;
  private static final int SECOND = 1;
  private static final int META = 2;
  private static final int HASH = 3;

  /** MurmurHash3's finaliser (Austin Appleby, public domain). */
  private static final long MIX_1 = 0xFF51AFD7ED558CCDL;

  private static final long MIX_2 = 0xC4CEB9FE1A85EC53L;

  private long[] slots = new long[64 * SLOT_LONGS];
  private int shift = Long.SIZE - 6; // the hash's top bits choose the slot
  private int size;
  private int[] ends = new int[32];
  private byte[] values = new byte[512]; // with INLINE_BYTES readable behind the last one

  /** How many different strings there are. */
  public int size() {
    return size;
  }

  /** The number of {@code bytes[from, to)}, which is added if it is new. */
  public int code(byte[] bytes, int from, int to) {
    int length = to - from;
    int inline = Math.min(length, INLINE_BYTES);
    long first = (long) LONG.get(bytes, from) & FIRST_MASKS[inline];
    long second = (long) LONG.get(bytes, from + 8) & SECOND_MASKS[inline];
    long hash = (first ^ Long.rotateLeft(second, 21)) * MIX_1;
    hash = (hash ^ (hash >>> 32)) * MIX_2;
    if (length > INLINE_BYTES) {
      hash ^= RowHash.hash(bytes, from + INLINE_BYTES, to, 0);
    }
    int mask = slots.length - 1;
    int slot = (int) (hash >>> shift) * SLOT_LONGS;
    while (true) {
      long meta = slots[slot + META];
      if (meta == 0) {
        return add(slot, first, second, hash, bytes, from, to);
      }
      if (slots[slot] == first
          && slots[slot + SECOND] == second
          && (int) (meta >>> 32) == length
          && (length <= INLINE_BYTES || hasValue((int) meta - 1, bytes, from, to))) {
        return (int) meta - 1;
      }
      slot = (slot + SLOT_LONGS) & mask;
    }
  }

  /** The number of a string of another dictionary. */
  public int codeOf(Dictionary other, int code) {
    return code(other.values, other.start(code), other.end(code));
  }

  /** The array that holds the strings, valid until the next one is added. */
  public byte[] values() {
    return values;
  }

  /** Where the string with that number starts in {@link #values}. */
  public int start(int code) {
    return code == 0 ? 0 : ends[code - 1];
  }

  /** Where it ends. */
  public int end(int code) {
    return ends[code];
  }

  /** Appends the string with that number. */
  public void appendTo(ByteSink out, int code) {
    out.append(values, start(code), end(code));
  }

  /** Compares two strings, which are canonical CSV, in the order of results. */
  int compare(int a, int b) {
    return KeyOrder.compare(values, start(a), end(a), values, start(b), end(b));
  }

  /** Writes a string, in the form that {@link #read} reads. */
  public void write(int code, DataOutput out) throws IOException {
    VarLong.write(end(code) - start(code), out);
    out.write(values, start(code), end(code) - start(code));
  }

  /** The number of a string that another dictionary wrote; it is added if it is new. */
  public int read(DataInput in) throws IOException {
    int length = (int) VarLong.read(in);
    byte[] bytes = new byte[length + INLINE_BYTES];
    in.readFully(bytes, 0, length);
    return code(bytes, 0, length);
  }

  /** Writes all strings, in the form that {@link #addAll} reads. */
  void writeTo(DataOutput out) throws IOException {
    VarLong.write(size, out);
    for (int code = 0; code < size; code++) {
      VarLong.write(end(code) - start(code), out);
    }
    out.write(values, 0, size == 0 ? 0 : end(size - 1));
  }

  /** Adds strings that another dictionary wrote; returns their codes here by their codes there. */
  int[] addAll(DataInput in) throws IOException {
    int[] codes = new int[(int) VarLong.read(in)];
    int[] lengths = new int[codes.length];
    int all = 0;
    for (int i = 0; i < codes.length; i++) {
      lengths[i] = (int) VarLong.read(in);
      all += lengths[i];
    }
    byte[] bytes = new byte[all + INLINE_BYTES];
    in.readFully(bytes, 0, all);
    int from = 0;
    for (int i = 0; i < codes.length; i++) {
      codes[i] = code(bytes, from, from + lengths[i]);
      from += lengths[i];
    }
    return codes;
  }

  /** A hash of the string that does not depend on this dictionary. */
  public long hashOf(int code) {
    return RowHash.hash(values, start(code), end(code), 0);
  }

  /** About how much memory this takes, in bytes. */
  public long bytesUsed() {
    return 8L * slots.length + 4L * ends.length + values.length;
  }

  private boolean hasValue(int code, byte[] bytes, int from, int to) {
    return Arrays.equals(values, start(code), end(code), bytes, from, to);
  }

  private int add(int slot, long first, long second, long hash, byte[] bytes, int from, int to) {
    int code = size++;
    if (code == ends.length) {
      ends = Arrays.copyOf(ends, code * 2);
    }
    int start = start(code);
    int end = Math.addExact(start, to - from);
    int needed = Math.addExact(end, INLINE_BYTES);
    if (needed > values.length) {
      values = Arrays.copyOf(values, (int) Math.min(Integer.MAX_VALUE - 8L, needed * 2L));
    }
    System.arraycopy(bytes, from, values, start, to - from);
    ends[code] = end;
    slots[slot] = first;
    slots[slot + SECOND] = second;
    slots[slot + META] = ((long) (to - from) << 32) | (code + 1);
    slots[slot + HASH] = hash;
    if (size * 2 * SLOT_LONGS > slots.length) {
      grow();
    }
    return code;
  }

  private void grow() {
    long[] larger = new long[Math.multiplyExact(slots.length, 2)];
    int mask = larger.length - 1;
    shift--;
    for (int old = 0; old < slots.length; old += SLOT_LONGS) {
      if (slots[old + META] != 0) {
        int slot = (int) (slots[old + HASH] >>> shift) * SLOT_LONGS;
        while (larger[slot + META] != 0) {
          slot = (slot + SLOT_LONGS) & mask;
        }
        System.arraycopy(slots, old, larger, slot, SLOT_LONGS);
      }
    }
    slots = larger;
  }
}
