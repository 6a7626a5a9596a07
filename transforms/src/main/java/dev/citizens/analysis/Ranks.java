package dev.citizens.analysis;

/** Ranks as the order of result lines: the highest first. */
public final class Ranks {
  public static final int BYTES = Long.BYTES;

  private Ranks() {}

  /** Puts bytes into {@code order} that are below those of lower ranks, unsigned. */
  public static void put(long rank, byte[] order) {
    long ascending = ~(rank ^ Long.MIN_VALUE);
    for (int i = 0; i < BYTES; i++) {
      order[i] = (byte) (ascending >>> (Long.SIZE - Byte.SIZE * (i + 1)));
    }
  }
}
