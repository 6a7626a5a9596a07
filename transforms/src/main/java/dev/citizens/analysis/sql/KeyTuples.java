package dev.citizens.analysis.sql;

import dev.citizens.analysis.sql.ids.LongIds;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers tuples of keys that have numbers. A tuple of several keys is a pair: of the tuple of the
 * keys but the last, and of the last key; so no string is compared but where a key gets its number.
 */
final class KeyTuples {
  private final LongIds[] pairs; // for all keys but the first

  KeyTuples(int keys) {
    pairs = new LongIds[Math.max(0, keys - 1)];
    Arrays.setAll(pairs, each -> new LongIds());
  }

  /**
   * Numbers longer tuples, which are added if they are new.
   *
   * @param tuples those of the keys before {@code place}; the longer ones are put in their place
   * @param place of the key that comes next, from 1
   * @param numbers of that key
   * @param count how many there are
   */
  void extend(int[] tuples, int place, int[] numbers, int count) {
    LongIds ids = pairs[place - 1];
    for (int i = 0; i < count; i++) {
      tuples[i] = ids.id((long) tuples[i] << Integer.SIZE | numbers[i]);
    }
  }

  /** Makes room for so many tuples of all keys, of which there are none yet. */
  void expect(int tuples) {
    if (pairs.length > 0) {
      pairs[pairs.length - 1] = LongIds.of(tuples);
    }
  }

  /** The longer tuple of one; as the other method. */
  int extend(int tuple, int place, int number) {
    return pairs[place - 1].id((long) tuple << Integer.SIZE | number);
  }

  /** How many tuples of all keys there are, if there is more than one key. */
  int size() {
    return pairs[pairs.length - 1].size();
  }

  /** The number of the key in a place of a tuple of all keys. */
  int number(int tuple, int place) {
    int first = tuple; // of the keys up to that place
    for (int last = pairs.length; last > place; last--) {
      first = (int) (pairs[last - 1].key(first) >>> Integer.SIZE);
    }
    return place == 0 ? first : (int) pairs[place - 1].key(first);
  }

  /** By what each tuple of all keys is dealt out, from the hashes of each key by its numbers. */
  long[] hashes(List<long[]> ofKeys) {
    long[] hashes = ofKeys.get(0);
    for (int place = 1; place < ofKeys.size(); place++) {
      long[] ofFirsts = hashes;
      long[] ofNumbers = ofKeys.get(place);
      LongIds ids = pairs[place - 1];
      hashes = new long[ids.size()];
      for (int pair = 0; pair < hashes.length; pair++) {
        long key = ids.key(pair);
        long ofFirst = ofFirsts[(int) (key >>> Integer.SIZE)];
        hashes[pair] =
            place == pairs.length
                ? GroupKey.dealt(ofFirst, ofNumbers[(int) key])
                : GroupKey.hashOfPair(ofFirst, ofNumbers[(int) key]);
      }
    }
    return hashes;
  }

  /** About how much memory this takes, in bytes. */
  long bytesUsed() {
    return Arrays.stream(pairs).mapToLong(LongIds::bytesUsed).sum();
  }
}
