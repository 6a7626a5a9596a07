package dev.citizens.analysis.sql.vector;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.csv.CodePoints;
import dev.citizens.csv.Swar;
import dev.citizens.sql.tree.Call;
import dev.citizens.sql.tree.Literal;

/**
 * The part of a text with a number, from the last one on if it is negative; empty if there is none.
 * Parts of a text without a separator are its characters.
 */
final class SplitPart {
  private SplitPart() {}

  /** The kernel of a call. */
  static Kernel of(Call call) {
    byte[] separator = Kernels.knownText(call, 1).getBytes(UTF_8);
    return separator.length == 1
            && call.arguments().get(2) instanceof Literal literal
            && literal.value() instanceof Long number
            && number > 0
        ? known(separator[0], number)
        : SplitPart::any;
  }

  /** Most ask for the word with a number. */
  private static Kernel known(byte separator, long number) {
    long separators = Swar.broadcast(separator);
    return (arguments, out, rows) -> {
      Vector texts = arguments[0];
      out.mergeStates(new Vector[] {texts}, rows);
      out.view(texts.bytes());
      for (int row = 0; row < rows; row++) {
        if (out.states()[row] == Vector.VALUE) {
          int from = texts.starts()[row];
          int to = texts.ends()[row];
          for (long part = 1; part < number && from <= to; part++) {
            from = Swar.indexOf(texts.bytes(), from, to, separators) + 1;
          }
          int first = Math.min(from, to);
          out.setView(row, first, Swar.indexOf(texts.bytes(), first, to, separators));
        }
      }
    };
  }

  private static void any(Vector[] arguments, Vector out, int rows) {
    out.view(arguments[0].bytes());
    TextFunctions.eachRow(arguments, out, rows, SplitPart::set);
  }

  private static void set(Vector[] arguments, int row, Vector out) {
    Vector text = arguments[0];
    byte[] bytes = text.bytes();
    int from = text.starts()[row];
    int to = text.ends()[row];
    long number = arguments[2].longs()[row];
    if (number < 0) {
      number += parts(bytes, from, to, arguments[1], row) + 1;
    }
    for (long part = 1; part < number && from <= to; part++) {
      from = nextPart(bytes, from, to, arguments[1], row);
    }
    if (number < 1 || from > to) {
      out.setView(row, to, to);
    } else {
      out.setView(row, from, partEnd(bytes, from, to, arguments[1], row));
    }
  }

  private static long parts(byte[] bytes, int from, int to, Vector separator, int row) {
    long parts = 0;
    for (int p = from; p <= to; p = nextPart(bytes, p, to, separator, row)) {
      parts++;
    }
    return parts;
  }

  /** Where the part behind the one that begins at {@code from} does; beyond {@code to} if none. */
  private static int nextPart(byte[] bytes, int from, int to, Vector separator, int row) {
    int end = partEnd(bytes, from, to, separator, row);
    return end == to ? to + 1 : end + separator.ends()[row] - separator.starts()[row];
  }

  private static int partEnd(byte[] bytes, int from, int to, Vector separator, int row) {
    if (separator.starts()[row] == separator.ends()[row]) {
      return from == to ? to : from + CodePoints.length(bytes[from]);
    }
    int found = TextFunctions.find(bytes, from, to, separator, row);
    return found < 0 ? to : found;
  }
}
