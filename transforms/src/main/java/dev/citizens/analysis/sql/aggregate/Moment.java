package dev.citizens.analysis.sql.aggregate;

/** What is made of the sum of values, of their squares, and their number. */
enum Moment {
  SUM,
  AVG,
  STDDEV
}
