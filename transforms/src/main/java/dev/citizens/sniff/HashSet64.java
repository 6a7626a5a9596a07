package dev.citizens.sniff;

/**
 * A set of hashes of 64 bits, by open addressing with linear probing. Equal values have equal
 * hashes, so if no hash comes twice, no value does. Not thread-safe.
 */
final class HashSet64 {
  private static final long IN_PLACE_OF_ZERO = 0x9E3779B97F4A7C15L; // 0 marks a free slot

  private long[] slots = new long[64];
  private int size;

  int size() {
    return size;
  }

  /** Adds a hash; returns whether it was not there. */
  boolean add(long hash) {
    long stored = hash == 0 ? IN_PLACE_OF_ZERO : hash;
    int mask = slots.length - 1;
    int slot = (int) stored & mask;
    while (slots[slot] != 0) {
      if (slots[slot] == stored) {
        return false;
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = stored;
    size++;
    if (size * 2 > slots.length) {
      grow();
    }
    return true;
  }

  /** Adds all of another; returns whether none of them was there. */
  boolean addAll(HashSet64 other) {
    // First, as the other's come in the order of its slots: they would crowd a table of its size.
    while ((size + other.size) * 2L > slots.length) {
      grow();
    }
    for (long stored : other.slots) {
      if (stored != 0 && !add(stored)) {
        return false;
      }
    }
    return true;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[Math.multiplyExact(old.length, 2)];
    int mask = slots.length - 1;
    for (long stored : old) {
      if (stored != 0) {
        int slot = (int) stored & mask;
        while (slots[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        slots[slot] = stored;
      }
    }
  }
}
