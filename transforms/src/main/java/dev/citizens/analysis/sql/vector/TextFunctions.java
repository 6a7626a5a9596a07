package dev.citizens.analysis.sql.vector;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CodePoints;
import dev.citizens.csv.Swar;
import java.util.Arrays;

/** Functions that make texts, or find their length. Characters are code points. */
final class TextFunctions {
  private static final long FAR = 1L << 32;

  private TextFunctions() {}

  /** Makes a part of a text. */
  @FunctionalInterface
  interface Part {
    /** Sets the text of a row whose arguments are all there. */
    void set(Vector[] arguments, int row, Vector out);
  }

  static void eachRow(Vector[] arguments, Vector out, int rows, Part part) {
    out.mergeStates(arguments, rows);
    for (int row = 0; row < rows; row++) {
      if (out.states()[row] == Vector.VALUE) {
        part.set(arguments, row, out);
      }
    }
  }

  static void length(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    Vector texts = arguments[0];
    for (int row = 0; row < rows; row++) {
      if (out.states()[row] == Vector.VALUE) {
        out.longs()[row] = characters(texts.bytes(), texts.starts()[row], texts.ends()[row]);
      }
    }
  }

  static long characters(byte[] bytes, int from, int to) {
    long characters = 0;
    for (int p = from; p < to; p++) {
      characters += (bytes[p] & 0xC0) != 0x80 ? 1 : 0; // not a following byte
    }
    return characters;
  }

  static void concat(Vector[] arguments, Vector out, int rows) {
    eachRow(
        arguments,
        out,
        rows,
        (texts, row, result) -> {
          ByteSink sink = result.texts();
          int start = sink.length();
          for (Vector text : texts) {
            sink.append(text.bytes(), text.starts()[row], text.ends()[row]);
          }
          result.endText(row, start);
        });
  }

  static void substr(Vector[] arguments, Vector out, int rows) {
    out.view(arguments[0].bytes());
    eachRow(arguments, out, rows, TextFunctions::substr);
  }

  /**
   * From the character with that number, or that far from the end if it is negative; 0 is the place
   * before the first. A negative length is that of what stands before, as in DuckDB.
   */
  private static void substr(Vector[] arguments, int row, Vector out) {
    Vector text = arguments[0];
    int from = text.starts()[row];
    int to = text.ends()[row];
    long number = near(arguments[1].longs()[row]);
    long size = characters(text.bytes(), from, to);
    long start = number > 0 ? number - 1 : number == 0 ? -1 : size + number;
    long end = size;
    if (arguments.length > 2) {
      end = start + near(arguments[2].longs()[row]);
    }
    long begin = Math.max(0, Math.min(start, end));
    long behind = Math.min(size, Math.max(start, end));
    int first = skip(text.bytes(), from, Math.min(begin, size));
    out.setView(row, first, skip(text.bytes(), first, behind - begin));
  }

  /** The number, or one of its sign that is larger than all texts are long. */
  private static long near(long number) {
    return Math.max(-FAR, Math.min(FAR, number));
  }

  /** The place so many characters further. */
  static int skip(byte[] bytes, int from, long characters) {
    int p = from;
    for (long left = characters; left > 0; left--) {
      p += CodePoints.length(bytes[p]);
    }
    return p;
  }

  static void replace(Vector[] arguments, Vector out, int rows) {
    eachRow(arguments, out, rows, TextFunctions::replace);
  }

  private static void replace(Vector[] arguments, int row, Vector out) {
    Vector text = arguments[0];
    byte[] bytes = text.bytes();
    int to = text.ends()[row];
    int copied = text.starts()[row];
    int length = arguments[1].ends()[row] - arguments[1].starts()[row];
    ByteSink sink = out.texts();
    int start = sink.length();
    int found = length == 0 ? -1 : find(bytes, copied, to, arguments[1], row);
    while (found >= 0) {
      sink.append(bytes, copied, found);
      Vector by = arguments[2];
      sink.append(by.bytes(), by.starts()[row], by.ends()[row]);
      copied = found + length;
      found = find(bytes, copied, to, arguments[1], row);
    }
    sink.append(bytes, copied, to);
    out.endText(row, start);
  }

  /** Where in {@code bytes[from, to)} the text of a row begins; -1 if it does nowhere. */
  static int find(byte[] bytes, int from, int to, Vector sought, int row) {
    return find(bytes, from, to, sought.bytes(), sought.starts()[row], sought.ends()[row]);
  }

  private static int find(
      byte[] bytes, int from, int to, byte[] sought, int soughtFrom, int soughtTo) {
    int length = soughtTo - soughtFrom;
    if (length == 0) {
      return from;
    }
    int behindLast = to - length + 1;
    long first = Swar.broadcast(sought[soughtFrom]);
    int p = Swar.indexOf(bytes, from, behindLast, first);
    while (p < behindLast) {
      if (Arrays.equals(bytes, p, p + length, sought, soughtFrom, soughtTo)) {
        return p;
      }
      p = Swar.indexOf(bytes, p + 1, behindLast, first);
    }
    return -1;
  }
}
