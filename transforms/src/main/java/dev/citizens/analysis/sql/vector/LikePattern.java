package dev.citizens.analysis.sql.vector;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CodePoints;

/**
 * {@code LIKE}: {@code %} stands for any characters, {@code _} for one; no character is an escape
 * unless the statement says so. {@code ILIKE} compares lower case.
 */
final class LikePattern implements Kernel {
  private static final int NO_ESCAPE = -1;

  private final boolean ignoresCase;
  private final ByteSink lowerText = new ByteSink(64);
  private final ByteSink lowerPattern = new ByteSink(64);

  LikePattern(boolean ignoresCase) {
    this.ignoresCase = ignoresCase;
  }

  /** What a text must contain, and nothing else, to be like the pattern; empty if there is more. */
  static String keyword(String pattern) {
    boolean between = pattern.length() > 2 && pattern.startsWith("%") && pattern.endsWith("%");
    String keyword = between ? pattern.substring(1, pattern.length() - 1) : "";
    return keyword.contains("%") || keyword.contains("_") ? "" : keyword;
  }

  @Override
  public void apply(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    Vector texts = arguments[0];
    Vector patterns = arguments[1];
    for (int row = 0; row < rows; row++) {
      if (out.states()[row] == Vector.VALUE) {
        int escape =
            arguments.length < 3 || arguments[2].starts()[row] == arguments[2].ends()[row]
                ? NO_ESCAPE
                : arguments[2].bytes()[arguments[2].starts()[row]];
        boolean matches =
            ignoresCase
                ? matchesLower(texts, patterns, row, escape)
                : matches(
                    texts.bytes(),
                    texts.starts()[row],
                    texts.ends()[row],
                    patterns.bytes(),
                    patterns.starts()[row],
                    patterns.ends()[row],
                    escape);
        out.longs()[row] = matches ? 1 : 0;
      }
    }
  }

  private boolean matchesLower(Vector texts, Vector patterns, int row, int escape) {
    lowerText.clear();
    lowerPattern.clear();
    Utf8Case.appendLower(texts.bytes(), texts.starts()[row], texts.ends()[row], lowerText);
    Utf8Case.appendLower(
        patterns.bytes(), patterns.starts()[row], patterns.ends()[row], lowerPattern);
    return matches(
        lowerText.array(),
        0,
        lowerText.length(),
        lowerPattern.array(),
        0,
        lowerPattern.length(),
        escape);
  }

  /**
   * Whether {@code text[from, to)} is matched by {@code pattern[patternFrom, patternTo)}. Only the
   * last {@code %} is ever tried again, one character further.
   */
  static boolean matches(
      byte[] text, int from, int to, byte[] pattern, int patternFrom, int patternTo, int escape) {
    int t = from;
    int p = patternFrom;
    int behindPercent = -1;
    int tried = from; // where the text goes on behind what the last % stands for
    while (t < to) {
      boolean escaped = p < patternTo && pattern[p] == escape;
      if (!escaped && p < patternTo && pattern[p] == '%') {
        p++;
        behindPercent = p;
        tried = t;
      } else if (!escaped && p < patternTo && pattern[p] == '_') {
        t += CodePoints.length(text[t]);
        p++;
      } else if (escaped && p + 1 < patternTo && pattern[p + 1] == text[t]) {
        t++;
        p += 2;
      } else if (!escaped && p < patternTo && pattern[p] == text[t]) {
        t++;
        p++;
      } else if (behindPercent >= 0) {
        tried += CodePoints.length(text[tried]);
        t = tried;
        p = behindPercent;
      } else {
        return false;
      }
    }
    while (p < patternTo && pattern[p] == '%' && escape != '%') {
      p++;
    }
    return p == patternTo;
  }
}
