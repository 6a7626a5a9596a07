package dev.citizens.analysis.sql;

import dev.citizens.analysis.Writable;
import dev.citizens.analysis.sql.vector.BatchRows;

/** The groups of a feed: what a question has learnt of those rows that its WHERE lets through. */
interface FeedGroups {
  /**
   * Adds rows.
   *
   * @param rows which ones, ascending
   * @param count how many of {@code rows} there are, at least one
   * @throws EvaluationFailure if a value that is needed cannot be computed
   */
  void add(BatchRows batch, int[] rows, int count);

  /** About how much memory this takes, in bytes, without what is shared. */
  long bytesUsed();

  /** As {@link dev.citizens.analysis.Analysis.Feed#partials}. */
  Writable[] partials();
}
