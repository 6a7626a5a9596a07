package dev.citizens.csv.type;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.citizens.csv.Swar;
import java.util.Arrays;

/**
 * Whether bytes, which are UTF-8, are JSON by the grammar of RFC 8259: one value of any kind, with
 * white space around it or not. Without recursion, so that no text can exhaust the stack. Reused
 * for the next text.
 */
final class JsonSyntax {
  /** Arrays and objects in each other: what Jackson takes, and PostgreSQL's stack too. */
  static final int MOST_DEPTH = 1000;

  private static final int ESCAPE_DIGITS = 4;
  private static final long QUOTES = Swar.broadcast((byte) '"');
  private static final long BACKSLASHES = Swar.broadcast((byte) '\\');
  private static final byte[] TRUE = "true".getBytes(US_ASCII);
  private static final byte[] FALSE = "false".getBytes(US_ASCII);
  private static final byte[] NULL = "null".getBytes(US_ASCII);

  private final boolean[] inObject = new boolean[MOST_DEPTH + 1]; // by depth
  private byte[] bytes;
  private int p;
  private int to;
  private int depth;
  private boolean tooDeep;

  /** What a text is. */
  enum Verdict {
    JSON,
    TOO_DEEP,
    OTHER
  }

  Verdict look(byte[] source, int from, int end) {
    bytes = source;
    p = from;
    to = end;
    depth = 0;
    tooDeep = false;
    if (isJson()) {
      return Verdict.JSON;
    }
    return tooDeep ? Verdict.TOO_DEEP : Verdict.OTHER;
  }

  private boolean isJson() {
    while (passValueOrOpen()) {
      // Behind a value: what closes here closes, until something goes on or all is closed.
      boolean goesOn = false;
      while (!goesOn) {
        passSpace();
        if (depth == 0) {
          return p == to;
        }
        if (pass(',')) {
          if (inObject[depth] && !passName()) {
            return false;
          }
          goesOn = true;
        } else if (!pass(inObject[depth] ? '}' : ']')) {
          return false;
        } else {
          depth--;
        }
      }
    }
    return false;
  }

  /** Passes a value; of one that is an array or object with something in it, all up to that. */
  private boolean passValueOrOpen() {
    while (true) {
      passSpace();
      if (p == to) {
        return false;
      }
      byte first = bytes[p];
      if (first != '{' && first != '[') {
        return passPlainValue(first);
      }
      p++;
      passSpace();
      boolean object = first == '{';
      if (pass(object ? '}' : ']')) {
        return true;
      }
      if (depth == MOST_DEPTH) {
        tooDeep = true;
        return false;
      }
      depth++;
      inObject[depth] = object;
      if (object && !passName()) {
        return false;
      }
    }
  }

  private boolean passPlainValue(byte first) {
    return switch (first) {
      case '"' -> passString();
      case 't' -> passWord(TRUE);
      case 'f' -> passWord(FALSE);
      case 'n' -> passWord(NULL);
      default -> passNumber();
    };
  }

  /** Passes a name of an object and its colon. */
  private boolean passName() {
    passSpace();
    if (!passString()) {
      return false;
    }
    passSpace();
    return pass(':');
  }

  private boolean passString() {
    if (!pass('"')) {
      return false;
    }
    while (p < to) {
      long word = Swar.word(bytes, p);
      long found =
          Swar.matches(word, QUOTES) | Swar.matches(word, BACKSLASHES) | Swar.below(word, ' ');
      if (found == 0) {
        p += Swar.BYTES;
        continue;
      }
      p += Swar.lowestByte(found);
      if (p >= to) {
        return false;
      }
      if (pass('"')) {
        return true;
      }
      if (!passEscape()) {
        return false;
      }
    }
    return false;
  }

  private boolean passEscape() {
    if (!pass('\\') || p == to) {
      return false;
    }
    byte escaped = bytes[p++];
    if (escaped != 'u') {
      return "\"\\/bfnrt".indexOf(escaped) >= 0;
    }
    for (int i = 0; i < ESCAPE_DIGITS; i++) {
      if (p == to || Character.digit(bytes[p], 16) < 0) {
        return false;
      }
      p++;
    }
    return true;
  }

  private boolean passWord(byte[] word) {
    int end = Math.min(to, p + word.length);
    if (!Arrays.equals(bytes, p, end, word, 0, word.length)) {
      return false;
    }
    p = end;
    return true;
  }

  private boolean passNumber() {
    pass('-');
    if (!pass('0') && !passDigits()) {
      return false;
    }
    if (pass('.') && !passDigits()) {
      return false;
    }
    if (pass('e') || pass('E')) {
      if (!pass('+')) {
        pass('-');
      }
      return passDigits();
    }
    return true;
  }

  private boolean passDigits() {
    int first = p;
    while (p < to && Digits.isDigit(bytes[p])) {
      p++;
    }
    return p > first;
  }

  private void passSpace() {
    while (p < to
        && (bytes[p] == ' ' || bytes[p] == '\n' || bytes[p] == '\r' || bytes[p] == '\t')) {
      p++;
    }
  }

  private boolean pass(char expected) {
    if (p < to && bytes[p] == expected) {
      p++;
      return true;
    }
    return false;
  }
}
