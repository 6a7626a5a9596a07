package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The one way in which this project writes a CSV field: RFC 4180, comma, quoted only where needed,
 * NULL empty without quotes and the empty string {@code ""} (as PostgreSQL's {@code COPY … CSV}).
 *
 * <p>Equal values have equal canonical bytes and different ones different bytes, so they can be
 * hashed, compared and used as keys without decoding.
 */
public final class CanonicalCsv {
  public static final byte DELIMITER = ',';
  public static final byte QUOTE = '"';
  public static final byte LINE_FEED = '\n';
  public static final byte CARRIAGE_RETURN = '\r';

  private static final long DELIMITERS = Swar.broadcast(DELIMITER);
  private static final long QUOTES = Swar.broadcast(QUOTE);
  private static final long LINE_FEEDS = Swar.broadcast(LINE_FEED);
  private static final long CARRIAGE_RETURNS = Swar.broadcast(CARRIAGE_RETURN);

  private CanonicalCsv() {}

  /** Appends the value {@code bytes[from, to)} of another array, which is not NULL. */
  public static void appendValue(ByteSink out, byte[] bytes, int from, int to) {
    int start = out.length();
    out.append(bytes, from, to);
    // The copy has padding behind it, so that even a short value is looked at in words.
    if (from == to || needsQuotes(out.array(), start, out.length())) {
      out.truncate(start);
      appendQuoted(out, bytes, from, to);
    }
  }

  /** The field of a text that is not NULL. */
  public static ByteSink field(String text) {
    byte[] value = text.getBytes(UTF_8);
    ByteSink field = new ByteSink(value.length + 2); // quotes
    appendValue(field, value, 0, value.length);
    return field;
  }

  /**
   * Appends a field as it stands in a file, {@code bytes[from, to)} with its quotes if it has any:
   * needless quotes go, missing ones (around a carriage return) come.
   */
  public static void appendField(ByteSink out, byte[] bytes, int from, int to, boolean quoted) {
    if (quoted && to - from > 2 && !needsQuotes(bytes, from + 1, to - 1)) {
      out.append(bytes, from + 1, to - 1);
    } else if (!quoted && needsQuotes(bytes, from, to)) {
      appendQuoted(out, bytes, from, to);
    } else {
      out.append(bytes, from, to);
    }
  }

  /** The value of the canonical field {@code bytes[from, to)}; null for NULL. */
  static String decode(byte[] bytes, int from, int to) {
    if (from == to) {
      return null;
    }
    return bytes[from] == QUOTE
        ? new String(bytes, from + 1, to - from - 2, UTF_8).replace("\"\"", "\"")
        : new String(bytes, from, to - from, UTF_8);
  }

  /** Whether a value with these bytes must be quoted, apart from the empty string. */
  public static boolean needsQuotes(byte[] bytes, int from, int to) {
    int p = from;
    for (; p < to && p + Swar.BYTES <= bytes.length; p += Swar.BYTES) {
      long word = Swar.first(Swar.word(bytes, p), Math.min(Swar.BYTES, to - p));
      long special =
          Swar.matches(word, DELIMITERS)
              | Swar.matches(word, QUOTES)
              | Swar.matches(word, LINE_FEEDS)
              | Swar.matches(word, CARRIAGE_RETURNS);
      if (special != 0) {
        return true;
      }
    }
    for (; p < to; p++) { // so near to the end of the array that no word is left
      if (isSpecial(bytes[p])) {
        return true;
      }
    }
    return false;
  }

  /** Whether a value with this byte must be quoted. */
  static boolean isSpecial(byte b) {
    return b == DELIMITER || b == QUOTE || b == LINE_FEED || b == CARRIAGE_RETURN;
  }

  /** Appends a value in quotes, whether or not it needs them. */
  static void appendQuoted(ByteSink out, byte[] bytes, int from, int to) {
    out.append(QUOTE);
    appendDoubled(out, bytes, from, to);
    out.append(QUOTE);
  }

  /** Appends what stands between the quotes of a value, or a part of it: each quote twice. */
  static void appendDoubled(ByteSink out, byte[] bytes, int from, int to) {
    int copied = from;
    for (int i = from; i < to; i++) {
      if (bytes[i] == QUOTE) {
        out.append(bytes, copied, i + 1);
        copied = i; // the quote goes out twice
      }
    }
    out.append(bytes, copied, to);
  }
}
