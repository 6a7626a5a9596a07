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
  private static final byte[] CLASS_OF = new byte[256];
  private static final byte[] NEXT = new byte[COUNT * CLASSES];

  static {
    int quote = 1;
    int delimiter = 2;
    int lineFeed = 3;
    int carriageReturn = 4;
    CLASS_OF[CanonicalCsv.QUOTE] = (byte) quote;
    CLASS_OF[CanonicalCsv.DELIMITER] = (byte) delimiter;
    CLASS_OF[CanonicalCsv.LINE_FEED] = (byte) lineFeed;
    CLASS_OF[CanonicalCsv.CARRIAGE_RETURN] = (byte) carriageReturn;
    for (int state = 0; state < COUNT; state++) {
      for (int c = 0; c < CLASSES; c++) {
        NEXT[state * CLASSES + c] = (byte) (state == QUOTED ? QUOTED : TEXT);
      }
      if (state != QUOTED) {
        NEXT[state * CLASSES + delimiter] = FIELD;
        NEXT[state * CLASSES + lineFeed] = RECORD;
      }
    }
    NEXT[RECORD * CLASSES + quote] = QUOTED;
    NEXT[FIELD * CLASSES + quote] = QUOTED;
    NEXT[QUOTED * CLASSES + quote] = QUOTE;
    NEXT[QUOTE * CLASSES + quote] = QUOTED;
    NEXT[RECORD * CLASSES + carriageReturn] = BLANK;
  }

  private RecordStates() {}

  /** The state behind {@code value}. */
  static int next(int state, byte value) {
    return NEXT[state * CLASSES + CLASS_OF[value & 0xFF]];
  }

  /** The state behind {@code bytes[from, to)}. */
  static int afterAll(int state, byte[] bytes, int from, int to) {
    int s = state;
    for (int i = from; i < to; i++) {
      s = next(s, bytes[i]);
    }
    return s;
  }

  /** Whether a line feed in this state ends a record that is not blank. */
  static boolean endsRecord(int state) {
    return state != RECORD && state != BLANK && state != QUOTED;
  }

  /** Whether a file that ends in this state has a last record without a line end. */
  static boolean endsOpen(int state) {
    return state != RECORD && state != BLANK;
  }
}
