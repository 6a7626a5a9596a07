package dev.citizens.analysis.profile;

import dev.citizens.analysis.Mergeable;
import dev.citizens.analysis.Writable;
import dev.citizens.csv.ByteSink;

/** What has been learnt of one column, as one line of a result. */
interface ColumnAnswer extends Mergeable, Writable {
  /** Appends the result's columns behind the column's name, each after a delimiter. */
  void appendTo(ByteSink line);
}
