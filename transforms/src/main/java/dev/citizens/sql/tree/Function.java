package dev.citizens.sql.tree;

/**
 * What a {@link Call} computes. Arguments have the types that are given here, in order; {@code any}
 * is the same type for all of them. A result is NULL if an argument is, where nothing else is said.
 */
public enum Function {
  /** long, decimal or double, both the same kind; decimals may differ in scale. */
  ADD,
  SUBTRACT,
  MULTIPLY,
  /** long (towards zero), decimal or double; by zero is NULL. */
  DIVIDE,
  MODULO,
  NEGATE,
  ABS,
  /** date, long: the day so many days later. */
  ADD_DAYS,
  /** date, date: days from the second to the first. */
  DAYS_BETWEEN,

  EQUAL,
  NOT_EQUAL,
  LESS,
  LESS_OR_EQUAL,
  GREATER,
  GREATER_OR_EQUAL,
  /** any, any: NULL equals NULL; never NULL. */
  IS_NOT_DISTINCT_FROM,
  /**
   * any, then literals of the type, at least one: whether it is one of them, by SQL's rule for
   * NULL.
   */
  IN,
  /** Three-valued. */
  AND,
  OR,
  NOT,
  IS_NULL,
  IS_NOT_NULL,
  /** text, pattern, and an escape character if the statement gives one. */
  LIKE,
  ILIKE,

  /** To the type of the call; what cannot be cast is a failure. */
  CAST,
  /** As CAST, but what cannot be cast is NULL. */
  TRY_CAST,
  COALESCE,
  NULLIF,
  GREATEST,
  LEAST,

  LOWER,
  UPPER,
  TRIM,
  LTRIM,
  RTRIM,
  /** text, first character from 1, and how many if given. */
  SUBSTR,
  LENGTH,
  REPLACE,
  CONCAT,
  /** text, separator, number from 1. */
  SPLIT_PART,
  STARTS_WITH,
  CONTAINS,
  /** text, literal pattern. */
  REGEXP_MATCHES,
  /** text, literal: how often it stands there, without overlaps; of {@code occurrences(…)}. */
  OCCURRENCES,
  /** text, literal first and last: its first and last characters, and * for the others. */
  MASK,
  /** text: its HMAC-SHA-256 by the run's key, in hexadecimal digits; of a {@link RowQuery} only. */
  SHA256,
  /** text, literal format: a timestamp; what is not of the format is a failure. */
  STRPTIME,
  /** As STRPTIME, but what is not of the format is NULL. */
  TRY_STRPTIME,

  YEAR,
  QUARTER,
  MONTH,
  DAY,
  HOUR,
  /** literal unit, date or timestamp. */
  DATE_TRUNC,
  /** date of birth: the text {@code 30-39} of the age on the run date, as in {@code countBy}. */
  AGE_BAND,

  /** number, and a literal of how many digits behind the point are kept, 0 if not given. */
  ROUND,
  FLOOR,
  CEIL
}
