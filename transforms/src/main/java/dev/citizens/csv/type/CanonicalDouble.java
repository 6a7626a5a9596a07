package dev.citizens.csv.type;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.citizens.csv.ByteSink;

/** Writes doubles as canonical text: see {@link DoubleText}. Not thread-safe. */
public final class CanonicalDouble {
  private static final byte[] NAN = "NaN".getBytes(US_ASCII);
  private static final byte[] INFINITY = "Infinity".getBytes(US_ASCII);

  private final DoubleText text = new DoubleText();

  /** Appends the canonical text of the number. */
  public void append(double value, ByteSink out) {
    if (Double.isNaN(value)) {
      out.append(NAN, 0, NAN.length);
      return;
    }
    if (Double.doubleToRawLongBits(value) < 0) {
      out.append((byte) '-');
    }
    if (Double.isInfinite(value)) {
      out.append(INFINITY, 0, INFINITY.length);
    } else {
      text.appendSize(Math.abs(value), out);
    }
  }
}
