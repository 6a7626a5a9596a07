package dev.citizens.csv;

/**
 * Where records begin and end, as a finite automaton over bytes. It has an answer for malformed
 * files too: a quote inside an unquoted field means nothing, and text after a closing quote goes on
 * to the next delimiter or line end.
 */
final class RecordStates {
  /** At the first byte of a record. */
  static final int RECORD = 0;

  /** At the first byte of a later field. */
  static final int FIELD = 1;

  /** In a field without quotes, or behind a quoted one that goes on. */
  static final int TEXT = 2;

  /** Inside quotes. */
  static final int QUOTED = 3;

  /** Behind a quote inside quotes: the end of the field, or the first half of a doubled quote. */
  static final int QUOTE = 4;

  /** Behind a carriage return that is a line's first byte: the line may turn out blank. */
  static final int BLANK = 5;

  static final int COUNT = 6;

  private static final int CLASSES = 8;
  private static final byte QUOTE_CLASS = 1;
  private static final byte DELIMITER_CLASS = 2;
  private static final byte LINE_FEED_CLASS = 3;
  private static final byte CARRIAGE_RETURN_CLASS = 4;
  private static final byte[] NEXT = new byte[COUNT * CLASSES];

  static {
    for (int state = 0; state < COUNT; state++) {
      for (int c = 0; c < CLASSES; c++) {
        NEXT[state * CLASSES + c] = (byte) (state == QUOTED ? QUOTED : TEXT);
      }
      if (state != QUOTED) {
        NEXT[state * CLASSES + DELIMITER_CLASS] = FIELD;
        NEXT[state * CLASSES + LINE_FEED_CLASS] = RECORD;
      }
    }
    NEXT[RECORD * CLASSES + QUOTE_CLASS] = QUOTED;
    NEXT[FIELD * CLASSES + QUOTE_CLASS] = QUOTED;
    NEXT[QUOTED * CLASSES + QUOTE_CLASS] = QUOTE;
    NEXT[QUOTE * CLASSES + QUOTE_CLASS] = QUOTED;
    NEXT[RECORD * CLASSES + CARRIAGE_RETURN_CLASS] = BLANK;
  }

  private final byte[] classOf = new byte[256];
  private final boolean emptyLinesAreRows;

  /** The automaton for files of that dialect. */
  RecordStates(CsvDialect dialect) {
    classOf[CanonicalCsv.QUOTE] = QUOTE_CLASS;
    classOf[dialect.delimiter()] = DELIMITER_CLASS;
    classOf[CanonicalCsv.LINE_FEED] = LINE_FEED_CLASS;
    emptyLinesAreRows = dialect.emptyLinesAreRows();
    if (!emptyLinesAreRows) { // else no line is blank
      classOf[CanonicalCsv.CARRIAGE_RETURN] = CARRIAGE_RETURN_CLASS;
    }
  }

  /** The state behind {@code value}. */
  int next(int state, byte value) {
    return NEXT[state * CLASSES + classOf[value & 0xFF]];
  }

  /** Whether a line feed in this state ends a record that is not blank. */
  boolean endsRecord(int state) {
    return state != QUOTED && (emptyLinesAreRows || (state != RECORD && state != BLANK));
  }

  /** Whether a file that ends in this state has a last record without a line end. */
  static boolean endsOpen(int state) {
    return state != RECORD && state != BLANK;
  }
}
