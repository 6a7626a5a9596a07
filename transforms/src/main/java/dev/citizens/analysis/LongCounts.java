package dev.citizens.analysis;

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

  /** Counts the key, which is not negative, once more. */
  void add(long key) {
    int place = find(places, key + 1);
    if (places[place] == 0) {
      places[place] = key + 1;
      keys++;
    }
    places[place + 1]++;
    if (keys * 4 > places.length) { // half of the places
      grow();
    }
  }

  void forEach(Visitor visitor) {
    for (int place = 0; place < places.length; place += 2) {
      if (places[place] != 0) {
        visitor.accept(places[place] - 1, places[place + 1]);
      }
    }
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
    long[] larger = new long[places.length * 2];
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
