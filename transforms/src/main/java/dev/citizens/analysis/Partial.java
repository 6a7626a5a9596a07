package dev.citizens.analysis;

import java.io.IOException;

/** An analysis's answer for some of the rows, or for a part of its result lines. */
public interface Partial extends Mergeable {
  /**
   * Gives the result lines, highest rank first, then by {@link KeyOrder}.
   *
   * @param top how many at the most; 0 for all
   */
  void emit(int top, LineOutput out) throws IOException;

  /** Receives the lines of a result, in order. */
  @FunctionalInterface
  interface LineOutput {
    /**
     * Takes a line.
     *
     * @param rank lines with a higher one come first
     * @param line holds it in {@code [0, length)}, canonical CSV without the line end, during this
     *     call only
     */
    void line(long rank, byte[] line, int length) throws IOException;
  }
}
