package dev.citizens.analysis;

import dev.citizens.csv.CsvRow;
import java.io.Serializable;
import java.util.List;

/** One question about all rows, answered by groups and their sums. */
public interface Analysis extends Serializable {
  /** Names the result's file in the lake and its table in the warehouse. */
  String name();

  /** The result's columns that tell groups apart. */
  List<String> keyColumns();

  /** The result's columns behind them: a sum each. The first one orders the result. */
  List<String> sumColumns();

  /** How many groups the result has at the most, largest first; 0 for all. */
  int top();

  /** The table to start from: groups that the result shows even without a row. */
  GroupTable start();

  /**
   * Returns what adds rows to {@code groups}. It keeps state, so each thread has its own.
   *
   * @param codes those of the same scan
   */
  RowConsumer feeding(GroupTable groups, SharedCodes codes);

  /** Takes rows one by one. */
  interface RowConsumer {
    void accept(CsvRow row);

    /** Completes the groups, after the last row. */
    default void finish() {}

    /** About how much memory this and its groups take, in bytes. */
    long bytesUsed();
  }
}
