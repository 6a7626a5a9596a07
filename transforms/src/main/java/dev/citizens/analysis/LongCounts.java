package dev.citizens.analysis;

import java.util.Arrays;

/**
 * Counts {@code long} keys: a hash table with linear probing in which a key and its count lie side
 * by side, so that counting touches one cache line. Not thread-safe.
 */
final class LongCounts {
  private static final long SCATTER = 0x9E3779B97F4A7C15L; // the golden ratio's fraction, odd

  private long[] places = new long[2 * 1024]; // key + 1, count; 0 is free
  private int keys;

  /** Receives a key and its count. */
  @FunctionalInterface
  interface Visitor {
    void accept(long key, long count);
  }

  /** Adds to the count of the key, which is not negative. */
  void add(long key, long amount) {
    int place = find(places, key + 1);
    if (places[place] == 0) {
      places[place] = key + 1;
      keys++;
    }
    places[place + 1] += amount;
    if (keys * 4L > places.length) { // half of the places
      grow();
    }
  }

  /** Visits all keys in ascending order. */
  void forEach(Visitor visitor) {
    long[] sorted = new long[keys];
    int next = 0;
    for (int place = 0; place < places.length; place += 2) {
      if (places[place] != 0) {
        sorted[next++] = places[place] - 1;
      }
    }
    Arrays.sort(sorted);
    for (long key : sorted) {
      visitor.accept(key, places[find(places, key + 1) + 1]);
    }
  }

  int size() {
    return keys;
  }

  long bytesUsed() {
    return 8L * places.length;
  }

  private static int find(long[] places, long stored) {
    int pairs = places.length >>> 1;
    int pair = (int) ((stored * SCATTER) >>> 32) & (pairs - 1);
    while (places[2 * pair] != 0 && places[2 * pair] != stored) {
      pair = (pair + 1) & (pairs - 1);
    }
    return 2 * pair;
  }

  private void grow() {
    long[] larger = new long[Math.multiplyExact(places.length, 2)];
    for (int place = 0; place < places.length; place += 2) {
      if (places[place] != 0) {
        int free = find(larger, places[place]);
        larger[free] = places[place];
        larger[free + 1] = places[place + 1];
      }
    }
    places = larger;
  }
}
