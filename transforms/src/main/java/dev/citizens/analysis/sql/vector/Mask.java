package dev.citizens.analysis.sql.vector;

import dev.citizens.csv.ByteSink;

/**
 * Writes * for the characters of texts, but for some at the beginning and some at the end. Of a
 * text that has no more than these nothing is shown.
 */
record Mask(long first, long last) implements Kernel {
  private static final byte STAR = '*';

  @Override
  public void apply(Vector[] arguments, Vector out, int rows) {
    TextFunctions.eachRow(arguments, out, rows, this::mask);
  }

  private void mask(Vector[] arguments, int row, Vector out) {
    byte[] bytes = arguments[0].bytes();
    int from = arguments[0].starts()[row];
    int to = arguments[0].ends()[row];
    long size = TextFunctions.characters(bytes, from, to);
    boolean isShown = size > first + last;
    int head = isShown ? TextFunctions.skip(bytes, from, first) : from;
    int tail = isShown ? TextFunctions.skip(bytes, head, size - first - last) : to;
    ByteSink sink = out.texts();
    int start = sink.length();
    sink.append(bytes, from, head);
    for (long left = isShown ? size - first - last : size; left > 0; left--) {
      sink.append(STAR);
    }
    sink.append(bytes, tail, to);
    out.endText(row, start);
  }
}
