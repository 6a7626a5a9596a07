package dev.citizens.analysis.sql.vector;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.re2j.Pattern;
import java.util.Arrays;

/** Functions that say whether something is in a text. */
final class TextTests {
  private TextTests() {}

  static void startsWith(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    Vector texts = arguments[0];
    Vector prefixes = arguments[1];
    for (int row = 0; row < rows; row++) {
      if (out.states()[row] == Vector.VALUE) {
        int from = texts.starts()[row];
        int length = prefixes.ends()[row] - prefixes.starts()[row];
        boolean starts =
            texts.ends()[row] - from >= length
                && Arrays.equals(
                    texts.bytes(),
                    from,
                    from + length,
                    prefixes.bytes(),
                    prefixes.starts()[row],
                    prefixes.ends()[row]);
        out.longs()[row] = starts ? 1 : 0;
      }
    }
  }

  static void contains(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    Vector texts = arguments[0];
    for (int row = 0; row < rows; row++) {
      if (out.states()[row] == Vector.VALUE) {
        int found =
            TextFunctions.find(
                texts.bytes(), texts.starts()[row], texts.ends()[row], arguments[1], row);
        out.longs()[row] = found >= 0 ? 1 : 0;
      }
    }
  }

  /** Whether a part of the text matches; RE2, as in DuckDB: no pattern takes exponential time. */
  static Kernel regexpMatches(String regularExpression) {
    Pattern pattern = Pattern.compile(regularExpression);
    return (arguments, out, rows) -> {
      out.mergeStates(arguments, rows);
      Vector texts = arguments[0];
      for (int row = 0; row < rows; row++) {
        if (out.states()[row] == Vector.VALUE) {
          int from = texts.starts()[row];
          String text = new String(texts.bytes(), from, texts.ends()[row] - from, UTF_8);
          out.longs()[row] = pattern.matcher(text).find() ? 1 : 0;
        }
      }
    };
  }
}
