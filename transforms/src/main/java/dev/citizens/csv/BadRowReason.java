package dev.citizens.csv;

/** Why a record was not accepted as a row. */
public enum BadRowReason {
  TOO_FEW_FIELDS,
  TOO_MANY_FIELDS,
  /** A quote inside a field that does not start with one. */
  STRAY_QUOTE,
  /** Something other than a delimiter or a line end after a closing quote. */
  TEXT_AFTER_QUOTE,
  /** The file ends inside quotes. */
  UNCLOSED_QUOTE,
  /** The character U+0000, which no text of PostgreSQL can hold. */
  NUL_CHARACTER,
  NOT_UTF8,
  /** Longer than {@link CsvScanner#MAX_RECORD_BYTES}. */
  TOO_LONG,
  /** NULL in a column that the job file says is required. */
  MISSING_VALUE,
  /** Not an integer of 64 bits in a column of type long. */
  NOT_A_LONG,
  /** Not YYYY-MM-DD in a column of type date. */
  NOT_A_DATE
}
