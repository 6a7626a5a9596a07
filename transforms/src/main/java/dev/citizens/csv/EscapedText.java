package dev.citizens.csv;

/**
 * Writes a text as RFC 4180 has it that escapes characters by a backslash, as MySQL's {@code SELECT
 * … INTO OUTFILE} and {@code mysql --batch} do (MySQL 8.4 Reference Manual, 15.2.9 LOAD DATA:
 * "Input Line Formatting"), or whose quotes are characters like others. What is neither stays as it
 * is, for the scanner to tell.
 */
final class EscapedText implements TextFilter {
  private static final byte BACKSLASH = '\\';
  private static final byte NULL_LETTER = 'N';

  private final byte delimiter;
  private final boolean escapes;
  private final boolean quotes;
  private final int mostHeld;
  private final ByteSink raw = new ByteSink(256); // the field at hand as it stands there
  private final ByteSink value = new ByteSink(256); // what it means
  private State state = State.START;
  private boolean escaped; // the byte before is a backslash that escapes
  private boolean isNull;
  private boolean isLong; // so its beginning is written already
  private boolean endsWithReturn; // which is not escaped, so it may be of the line end

  private enum State {
    /** At a field's first byte. */
    START,
    /** In a field without quotes. */
    TEXT,
    QUOTED,
    /** Behind a quote in quotes. */
    QUOTE,
    /** Behind a field's quotes, where nothing should be. */
    MALFORMED
  }

  /**
   * A filter of texts.
   *
   * @param escapes whether backslashes escape
   * @param quotes whether quotes enclose fields
   * @param mostHeld from how many bytes on a field is written before its end is seen: a quote that
   *     is never closed takes all of the file
   */
  EscapedText(byte delimiter, boolean escapes, boolean quotes, int mostHeld) {
    this.mostHeld = mostHeld;
    this.delimiter = delimiter;
    this.escapes = escapes;
    this.quotes = quotes;
  }

  @Override
  public void pass(byte[] bytes, int from, int to, ByteSink out) {
    for (int p = from; p < to; p++) {
      byte next = bytes[p];
      if (escaped) {
        raw.append(next);
        unescape(next);
      } else if (escapes && next == BACKSLASH && state != State.QUOTE && state != State.MALFORMED) {
        raw.append(next);
        escaped = true;
      } else if (state != State.QUOTED && (next == delimiter || next == CanonicalCsv.LINE_FEED)) {
        endField(next == CanonicalCsv.LINE_FEED, out);
        out.append(next);
      } else {
        raw.append(next);
        add(next);
      }
      if (isLong || raw.length() >= mostHeld) {
        letThrough(out);
      }
    }
  }

  /**
   * Writes what is certain of a long field, in quotes: the scanner refuses it, but finds its end.
   */
  private void letThrough(ByteSink out) {
    boolean isValue = state == State.QUOTED || (state == State.TEXT && !endsWithReturn);
    if (escaped || !(isValue || state == State.MALFORMED)) {
      return; // the next byte says what it is
    }
    if (isValue) {
      if (!isLong) {
        out.append(CanonicalCsv.QUOTE);
      }
      CanonicalCsv.appendDoubled(out, value.array(), 0, value.length());
    } else {
      out.append(raw.array(), 0, raw.length());
    }
    isLong = true;
    raw.clear();
    value.clear();
  }

  private void endLongField(boolean returns, ByteSink out) {
    if (state == State.TEXT) {
      CanonicalCsv.appendDoubled(out, value.array(), 0, value.length());
      out.append(CanonicalCsv.QUOTE);
      if (returns) {
        out.append(CanonicalCsv.CARRIAGE_RETURN);
      }
    } else {
      out.append(raw.array(), 0, raw.length()); // the closing quote, if there is one
    }
  }

  private void unescape(byte letter) {
    escaped = false;
    isNull = state == State.START && letter == NULL_LETTER;
    state = state == State.START ? State.TEXT : state;
    endsWithReturn = false;
    value.append(
        switch (letter) {
          case '0' -> (byte) 0;
          case 'b' -> (byte) '\b';
          case 'n' -> (byte) '\n';
          case 'r' -> (byte) '\r';
          case 't' -> (byte) '\t';
          case 'Z' -> (byte) 26;
          default -> letter;
        });
  }

  private void add(byte next) {
    boolean isQuote = quotes && next == CanonicalCsv.QUOTE;
    switch (state) {
      case START -> {
        state = isQuote ? State.QUOTED : State.TEXT;
        if (!isQuote) {
          value.append(next);
        }
      }
      case QUOTED -> {
        if (isQuote) {
          state = State.QUOTE;
        } else {
          value.append(next);
        }
      }
      case QUOTE -> {
        if (isQuote && !endsWithReturn) {
          state = State.QUOTED;
          value.append(next);
        } else if (endsWithReturn || next != CanonicalCsv.CARRIAGE_RETURN) {
          state = State.MALFORMED;
        }
      }
      case TEXT -> {
        isNull &= next == CanonicalCsv.CARRIAGE_RETURN;
        value.append(next);
      }
      case MALFORMED -> {
        // only what stands there counts
      }
    }
    endsWithReturn = next == CanonicalCsv.CARRIAGE_RETURN;
  }

  /**
   * Writes the field at hand.
   *
   * @param atLineEnd whether a line feed follows
   */
  private void endField(boolean atLineEnd, ByteSink out) {
    boolean returns = atLineEnd && endsWithReturn;
    if (returns && state == State.TEXT) {
      value.truncate(value.length() - 1);
    }
    boolean isMalformed =
        state == State.MALFORMED
            || state == State.QUOTED
            || (state == State.QUOTE && endsWithReturn && !atLineEnd);
    if (isLong) {
      endLongField(returns, out);
    } else if (isMalformed) {
      out.append(raw.array(), 0, raw.length());
    } else {
      boolean isNothing = isNull ? value.length() == 1 : value.length() == 0;
      if (!isNothing || (state == State.QUOTE && !isNull)) {
        write(out);
      }
      if (returns) {
        out.append(CanonicalCsv.CARRIAGE_RETURN);
      }
    }
    raw.clear();
    value.clear();
    state = State.START;
    isNull = false;
    isLong = false;
    endsWithReturn = false;
  }

  private void write(ByteSink out) {
    if (needsQuotes()) {
      CanonicalCsv.appendQuoted(out, value.array(), 0, value.length());
    } else {
      out.append(value.array(), 0, value.length());
    }
  }

  private boolean needsQuotes() {
    for (int p = 0; p < value.length(); p++) {
      byte each = value.array()[p];
      if (each == delimiter
          || each == CanonicalCsv.QUOTE
          || each == CanonicalCsv.LINE_FEED
          || each == CanonicalCsv.CARRIAGE_RETURN) {
        return true;
      }
    }
    return value.length() == 0;
  }

  @Override
  public void finish(ByteSink out) {
    if (escaped) {
      escaped = false;
      state = state == State.START ? State.TEXT : state;
      value.append(BACKSLASH);
    }
    endField(false, out);
  }
}
