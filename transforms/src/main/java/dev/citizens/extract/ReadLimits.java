package dev.citizens.extract;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What an extract may ask of its server at a time.
 *
 * @param connections how many read rows beside each other at most; 0: as many as there are tasks
 * @param rowsPerSecond of all connections together, at most; 0: without limit
 */
public record ReadLimits(int connections, long rowsPerSecond) implements Serializable {
  /** As fast as the workers can. */
  public static final ReadLimits NONE = new ReadLimits(0, 0);

  /**
   * Limits.
   *
   * @throws IllegalArgumentException if rows are limited and connections are not: how many rows
   *     each may read would not be known
   */
  public ReadLimits {
    if (rowsPerSecond > 0 && connections == 0) {
      throw new IllegalArgumentException("rows are limited by connection");
    }
  }

  /**
   * Deals ranges out to connections, each of which reads its own one after the other.
   *
   * @return without a limit, each range by itself
   */
  <T> List<List<T>> deal(List<T> ranges) {
    if (connections == 0) {
      return ranges.stream().map(List::of).toList();
    }
    List<List<T>> hands = new ArrayList<>();
    for (int place = 0; place < ranges.size(); place++) {
      if (place < connections) {
        hands.add(new ArrayList<>());
      }
      hands.get(place % connections).add(ranges.get(place));
    }
    return hands;
  }

  /**
   * How fast one connection may read.
   *
   * @param hands how many of them there are, by {@link #deal}
   */
  RowPace pace(int hands) {
    return rowsPerSecond == 0
        ? RowPace.ANY
        : RowPace.of((double) rowsPerSecond / hands, System::nanoTime, Thread::sleep);
  }
}
