package dev.citizens.analysis.sql.ids;

import java.util.Arrays;

/**
 * Numbers {@code long} keys in the order of their first appearance: a hash table with linear
 * probing in which a key and its number lie side by side. Not thread-safe.
 */
public final class LongIds {
  private static final long SCATTER = 0x9E3779B97F4A7C15L; // the golden ratio's fraction, odd

  private long[] places; // key, number + 1; 0 is free
  private int shift; // the top bits of the scattered key choose the place
  private long[] keys;
  private int size;

  /** Of no keys. */
  public LongIds() {
    this(5);
  }

  private LongIds(int bits) {
    keys = new long[1 << bits];
    places = new long[4 << bits]; // twice as many as keys, of two numbers each
    shift = Long.SIZE - 1 - bits;
  }

  /** Of no keys, with room for so many. */
  public static LongIds of(int keys) {
    return new LongIds(Math.max(5, Integer.SIZE - Integer.numberOfLeadingZeros(keys)));
  }

  /** How many different keys there are. */
  public int size() {
    return size;
  }

  /** The number of a key, which is added if it is new. */
  public int id(long key) {
    int mask = places.length - 1;
    int place = place(key);
    while (places[place + 1] != 0) {
      if (places[place] == key) {
        return (int) places[place + 1] - 1;
      }
      place = (place + 2) & mask;
    }
    return add(place, key);
  }

  /** The key with that number. */
  public long key(int id) {
    return keys[id];
  }

  /** All keys by their numbers, and more behind them; valid until one is added. */
  public long[] keys() {
    return keys;
  }

  /** About how much memory this takes, in bytes. */
  public long bytesUsed() {
    return 8L * places.length + 8L * keys.length;
  }

  /** Keys that follow each other, or differ in their upper half only, are far apart. */
  private int place(long key) {
    long mixed = (key ^ (key >>> 32)) * SCATTER;
    return 2 * (int) ((mixed ^ (mixed << 29)) >>> shift);
  }

  private int add(int place, long key) {
    int id = size++;
    if (id == keys.length) {
      keys = Arrays.copyOf(keys, Math.multiplyExact(id, 2));
    }
    keys[id] = key;
    places[place] = key;
    places[place + 1] = id + 1L;
    if (size * 4L > places.length) { // half of the places
      grow();
    }
    return id;
  }

  private void grow() {
    places = new long[Math.multiplyExact(places.length, 2)];
    shift--;
    int mask = places.length - 1;
    for (int id = 0; id < size; id++) {
      int place = place(keys[id]);
      while (places[place + 1] != 0) {
        place = (place + 2) & mask;
      }
      places[place] = keys[id];
      places[place + 1] = id + 1L;
    }
  }
}
