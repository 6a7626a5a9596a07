package dev.citizens.analysis;

import java.io.IOException;

/** An analysis's answer for some of the rows, or for a part of its result lines. */
public interface Partial extends Mergeable, Writable {
  /**
   * Gives the result lines, in order.
   *
   * @param top how many at the most; 0 for all
   */
  void emit(int top, LineOutput out) throws IOException;

  /** Receives the lines of a result, in order. */
  @FunctionalInterface
  interface LineOutput {
    /**
     * Takes a line. Arrays hold what is given during this call only.
     *
     * @param order {@code [0, orderLength)}: lines come by these bytes, unsigned, and what has the
     *     same by {@link KeyOrder}
     * @param line {@code [0, length)}: canonical CSV without the line end
     */
    void line(byte[] order, int orderLength, byte[] line, int length) throws IOException;
  }
}
