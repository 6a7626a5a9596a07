package dev.citizens.analysis.sql;

import dev.citizens.csv.ByteSink;

/**
 * The keys of groups, which have numbers. A group's keys are a line of canonical CSV in so many
 * parts, and the texts of a part have numbers, too: millions of groups may share a few of them.
 */
interface GroupNames {
  /** How many parts there are. */
  int parts();

  /** The number of a group's text in that part, from 0. */
  int number(int group, int part);

  /** Appends the text with that number. */
  void appendTo(ByteSink out, int part, int number);
}
