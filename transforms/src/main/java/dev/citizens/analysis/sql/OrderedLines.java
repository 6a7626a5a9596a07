package dev.citizens.analysis.sql;

import dev.citizens.analysis.Partial.LineOutput;
import dev.citizens.csv.ByteSink;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Lines with bytes that say their order. Of those of which only the first are asked for, no more
 * are held than a few times as many.
 */
final class OrderedLines {
  /** So many are held whatever is asked for: lines are put in order seldom. */
  private static final int HELD = 1 << 10;

  private final int top;
  private ByteSink bytes = new ByteSink(1 << 12); // a line's order, then the line, in turn
  private int[] orderEnds = new int[64];
  private int[] lineEnds = new int[64];
  private int lines;
  private byte[] worst; // the order of the last line that is asked for, once there are enough

  /**
   * Of no lines.
   *
   * @param top how many are asked for; 0 for all
   */
  OrderedLines(int top) {
    this.top = top;
  }

  /** Takes the bytes of a line's order, then of the line. */
  ByteSink bytes() {
    return bytes;
  }

  /**
   * Whether the line that has begun is behind enough others by what there is of its order: one or
   * more values, of which none is the beginning of another. If so, nothing is left of it.
   */
  boolean dropIfBehind() {
    if (worst == null) {
      return false;
    }
    int start = start(lines);
    int known = Math.min(bytes.length() - start, worst.length);
    int order = Arrays.compareUnsigned(bytes.array(), start, bytes.length(), worst, 0, known);
    if (order < 0 || (order == 0 && known < worst.length)) {
      return false;
    }
    bytes.truncate(start);
    return true;
  }

  /** Ends the order of a line, which has to follow. */
  void endOrder() {
    if (lines == lineEnds.length) {
      orderEnds = Arrays.copyOf(orderEnds, 2 * lines);
      lineEnds = Arrays.copyOf(lineEnds, 2 * lines);
    }
    orderEnds[lines] = bytes.length();
  }

  /** Ends a line. */
  void endLine() {
    lineEnds[lines++] = bytes.length();
    if (top > 0 && lines >= Math.max(2L * top, HELD)) {
      keepFirst();
    }
  }

  private void keepFirst() {
    OrderedLines kept = new OrderedLines(0);
    for (int line : first()) {
      kept.bytes.append(bytes.array(), start(line), orderEnds[line]);
      kept.endOrder();
      kept.bytes.append(bytes.array(), orderEnds[line], lineEnds[line]);
      kept.endLine();
    }
    bytes = kept.bytes;
    orderEnds = kept.orderEnds;
    lineEnds = kept.lineEnds;
    lines = kept.lines;
    worst = Arrays.copyOfRange(bytes.array(), start(lines - 1), orderEnds[lines - 1]);
  }

  /** Gives the lines that are asked for, in order. */
  void emit(LineOutput out) throws IOException {
    for (int line : first()) {
      byte[] order = Arrays.copyOfRange(bytes.array(), start(line), orderEnds[line]);
      byte[] text = Arrays.copyOfRange(bytes.array(), orderEnds[line], lineEnds[line]);
      out.line(order, order.length, text, text.length);
    }
  }

  private int[] first() {
    return IntStream.range(0, lines)
        .boxed()
        .sorted(this::compare)
        .limit(top == 0 ? lines : top)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private int start(int line) {
    return line == 0 ? 0 : lineEnds[line - 1];
  }

  private int compare(int a, int b) {
    byte[] all = bytes.array();
    return Arrays.compareUnsigned(all, start(a), orderEnds[a], all, start(b), orderEnds[b]);
  }
}
