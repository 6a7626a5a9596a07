package dev.citizens.analysis.profile;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.type.NumberOrder;
import java.util.Arrays;

/** The smallest and the largest of some numbers by {@link NumberOrder}, as canonical texts. */
final class DecimalExtremes extends ByteExtremes {
  private final NumberOrder order = new NumberOrder();

  /** Adds the number that is the canonical text {@code bytes[from, to)}. */
  @Override
  void add(byte[] bytes, int from, int to) {
    if (min == null || order.compare(bytes, from, to, min, 0, min.length) < 0) {
      min = Arrays.copyOfRange(bytes, from, to);
    }
    if (max == null || order.compare(bytes, from, to, max, 0, max.length) > 0) {
      max = Arrays.copyOfRange(bytes, from, to);
    }
  }

  @Override
  void append(byte[] number, ByteSink out) {
    out.append(number, 0, number.length);
  }
}
