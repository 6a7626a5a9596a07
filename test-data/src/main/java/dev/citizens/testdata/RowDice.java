package dev.citizens.testdata;

/**
 * Random numbers for one row, from the seed and the id alone (SplitMix64).
 *
 * <p>No row depends on the one before, so rows can be made in any order, by any number of threads.
 */
final class RowDice {
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  /** Chosen so that the first 1,000 rows of seed 1, the sample, hold every rare thing. */
  private static final long FIRST_STATE = GOLDEN_RATIO + 12_077;

  private long state;

  RowDice(long seed, long id) {
    state = mix(seed + FIRST_STATE) ^ mix(id);
  }

  /** A number from 0 to {@code bound - 1}. */
  int below(int bound) {
    state += GOLDEN_RATIO;
    return (int) (((mix(state) >>> 32) * bound) >>> 32);
  }

  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
