package dev.citizens.analysis;

import java.io.DataInput;
import java.io.IOException;

/**
 * What has been learnt from some of the rows, so that two can be merged into what would have been
 * learnt from the rows of both, in any order.
 */
public interface Mergeable {
  /**
   * Merges what another worker wrote with {@link Writable#writeTo}.
   *
   * @throws IOException if {@code in} does not hold the same kind
   */
  void merge(DataInput in) throws IOException;
}
