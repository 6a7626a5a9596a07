package dev.citizens.analysis.sql.vector;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CodePoints;
import java.util.function.IntUnaryOperator;

/**
 * Upper and lower case, character by character (Unicode's simple mappings), so that a text keeps
 * its length in characters: {@code ß} stays, and so does a Greek sigma at the end of a word.
 */
final class Utf8Case {
  private static final int CASE_BIT = 'a' - 'A';

  private Utf8Case() {}

  static void lower(Vector[] arguments, Vector out, int rows) {
    map(arguments, out, rows, 'A', Character::toLowerCase);
  }

  static void upper(Vector[] arguments, Vector out, int rows) {
    map(arguments, out, rows, 'a', Character::toUpperCase);
  }

  /** Maps characters; those of ASCII are letters from {@code firstLetter} on that change. */
  private static void map(
      Vector[] arguments, Vector out, int rows, char firstLetter, IntUnaryOperator others) {
    out.mergeStates(arguments, rows);
    Vector texts = arguments[0];
    for (int row = 0; row < rows; row++) {
      if (out.states()[row] == Vector.VALUE) {
        int start = out.texts().length();
        append(
            texts.bytes(),
            texts.starts()[row],
            texts.ends()[row],
            firstLetter,
            others,
            out.texts());
        out.endText(row, start);
      }
    }
  }

  /** Appends a text in lower case. */
  static void appendLower(byte[] bytes, int from, int to, ByteSink out) {
    append(bytes, from, to, 'A', Character::toLowerCase, out);
  }

  private static void append(
      byte[] bytes, int from, int to, char firstLetter, IntUnaryOperator others, ByteSink out) {
    for (int p = from; p < to; p += CodePoints.length(bytes[p])) {
      byte b = bytes[p];
      if (b >= 0) {
        boolean changes = b >= firstLetter && b < firstLetter + 26;
        out.append(changes ? (byte) (b ^ CASE_BIT) : b);
      } else {
        append(others.applyAsInt(CodePoints.at(bytes, p)), out);
      }
    }
  }

  private static void append(int codePoint, ByteSink out) {
    if (codePoint < 0x80) {
      out.append((byte) codePoint);
    } else {
      out.append((byte) CodePoints.firstByte(codePoint));
      int following = codePoint < 0x800 ? 1 : codePoint < 0x10000 ? 2 : 3;
      for (int i = following - 1; i >= 0; i--) {
        out.append((byte) (0x80 | (codePoint >> (6 * i) & 0x3F)));
      }
    }
  }
}
