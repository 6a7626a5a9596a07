package dev.citizens.analysis;

import java.util.function.Supplier;

/**
 * The parts that an answer is cut into, so that each can be merged by another worker and in less
 * memory. A group's part depends on its key alone; answers that are small have one part, number 0.
 */
public final class Partitions {
  /** Enough that a part of the largest answer that workers can hold is easy to merge. */
  public static final int COUNT = 32;

  private Partitions() {}

  /** The part of a key with this {@link dev.citizens.csv.RowHash}: tables use its lower bits. */
  public static int of(long hash) {
    return (int) (hash >>> 59);
  }

  /** What is in that place of {@code parts}; if nothing is, puts an empty part there. */
  public static <T> T part(T[] parts, int partition, Supplier<T> empty) {
    if (parts[partition] == null) {
      parts[partition] = empty.get();
    }
    return parts[partition];
  }
}
