package dev.citizens.analysis;

import dev.citizens.csv.RowBatch;
import java.io.Serializable;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * One question about all rows. A new kind of analysis is a class that implements this, its {@link
 * Feed} and its {@link Partial}, and a key in the job file.
 */
public interface Analysis extends Serializable {
  /** Names the result's file in the lake and its table in the warehouse. */
  String name();

  /** What is asked, in one line, such as {@code countBy country, city; top 100}. */
  String question();

  /** The result's columns. */
  List<ResultColumn> result();

  /** The names of those that tell the result's lines apart. */
  List<String> keyColumns();

  /** Their names. */
  default List<String> resultColumns() {
    return ResultColumn.names(result());
  }

  /** From which columns of the rows the result comes. */
  Origins origins();

  /** How many lines the result has at the most, those of the highest rank; 0 for all. */
  default int top() {
    return 0;
  }

  /**
   * Whether no columns tell the result's lines apart, so that each begins with its number, from 1,
   * which {@link #result} has as its first column.
   */
  default boolean numbersLines() {
    return false;
  }

  /**
   * Whether all lines of the result are in one file, in their order, however many they are. Else,
   * many may be in several files, each in order.
   */
  default boolean isOneFile() {
    return top() > 0 || numbersLines();
  }

  /**
   * Returns what takes the rows. It keeps state, so each thread has its own.
   *
   * @param codes those of the same scan
   */
  Feed feed(SharedCodes codes);

  /** What is known before any row. */
  Partial empty();

  /**
   * What is known before any row where partitions have to be merged twice; null where {@link
   * #empty} takes partials of feeds.
   */
  default @Nullable FirstMerge firstMerge() {
    return null;
  }

  /** Takes rows, batch by batch. */
  interface Feed {
    /** Takes the rows of a batch, which has no rejected ones. */
    void accept(RowBatch rows);

    /** About how much memory this takes, in bytes, {@link SharedCodes} not included. */
    long bytesUsed();

    /**
     * What has been learnt of the rows so far; nothing is accepted afterwards.
     *
     * @return by partition (see {@link Partitions}), null where there is nothing
     */
    Writable[] partials();
  }
}
