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
  /** Not a number, or one with more digits than the column's type decimal has. */
  NOT_A_DECIMAL,
  /** Not a number, or one that is too large, in a column of type double. */
  NOT_A_DOUBLE,
  /** Not true, false or a short form of them in a column of type boolean. */
  NOT_A_BOOLEAN,
  /** Not YYYY-MM-DD in a column of type date. */
  NOT_A_DATE,
  /** Not HH:MM, HH:MM:SS or HH:MM:SS.ffffff in a column of type time. */
  NOT_A_TIME,
  /**
   * Not a date and a time, or in UTC outside the years 1 to 9999, in a column of type timestamp.
   */
  NOT_A_TIMESTAMP,
  /** Not pairs of hexadecimal digits in a column of type bytes. */
  NOT_BYTES,
  /** Not JSON in a column of type json. */
  NOT_JSON,
  /** JSON with more than a thousand arrays and objects in each other. */
  JSON_TOO_DEEP
}
