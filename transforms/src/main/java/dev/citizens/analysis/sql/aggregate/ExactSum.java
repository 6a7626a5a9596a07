package dev.citizens.analysis.sql.aggregate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The exact sum of doubles, or of their squares: a small superaccumulator (Radford M. Neal, "Fast
 * exact summation using small and large superaccumulators", 2015), of which only the chunks between
 * the largest and the smallest bit that came are kept.
 *
 * <p>Chunk i is a multiple of 2^(32 * (low + i)). Chunks are signed and overlap by 32 bits, so that
 * many numbers can be added before a carry has to be passed on. Not thread-safe.
 */
final class ExactSum {
  private static final int CHUNK_BITS = 32;
  private static final long CHUNK_MASK = 0xFFFFFFFFL;
  private static final int MANTISSA_BITS = 52;
  private static final int LEAST_EXPONENT = -1074;

  /** A number adds less than 2^54 to a chunk: so often, less than 2^63 is there. */
  private static final int MOST_ADDED = 1 << 8;

  private long[] chunks = {};
  private int low;
  private int added; // since carries were passed on

  /** Adds a finite number. */
  void add(double value) {
    long bits = Double.doubleToRawLongBits(value);
    int biased = (int) (bits >>> MANTISSA_BITS) & 0x7FF;
    long mantissa = bits & ((1L << MANTISSA_BITS) - 1);
    if (biased != 0) {
      mantissa |= 1L << MANTISSA_BITS;
      biased--;
    }
    add(bits < 0 ? -mantissa : mantissa, biased + LEAST_EXPONENT);
  }

  /** Adds the square of a finite number, by the squares and the product of two halves. */
  void addSquare(double value) {
    long bits = Double.doubleToRawLongBits(value);
    int biased = (int) (bits >>> MANTISSA_BITS) & 0x7FF;
    long mantissa = bits & ((1L << MANTISSA_BITS) - 1);
    if (biased != 0) {
      mantissa |= 1L << MANTISSA_BITS;
      biased--;
    }
    int exponent = 2 * (biased + LEAST_EXPONENT);
    long high = mantissa >>> 27;
    long lower = mantissa & ((1L << 27) - 1);
    add(high * high, exponent + 54);
    add(2 * high * lower, exponent + 27);
    add(lower * lower, exponent);
  }

  /** Adds {@code mantissa * 2^exponent}; the mantissa is below 2^54. */
  private void add(long mantissa, int exponent) {
    if (mantissa == 0) {
      return;
    }
    if (added == MOST_ADDED) {
      carry();
    }
    added++;
    int shift = exponent & (CHUNK_BITS - 1);
    int chunk = (exponent >> 5) - low;
    if (chunk < 0 || chunk + 2 >= chunks.length) {
      widen(exponent >> 5);
      chunk = (exponent >> 5) - low;
    }
    long lower = mantissa << shift;
    chunks[chunk] += lower & CHUNK_MASK;
    chunks[chunk + 1] += mantissa >> (CHUNK_BITS - shift);
  }

  /** Makes room for a number whose last bit is in that chunk, and for carries behind it. */
  private void widen(int chunk) {
    if (chunks.length == 0) {
      low = chunk;
      chunks = new long[4];
      return;
    }
    int newLow = Math.min(low, chunk);
    int newHigh = Math.max(low + chunks.length, chunk + 3);
    long[] wider = new long[newHigh - newLow];
    System.arraycopy(chunks, 0, wider, low - newLow, chunks.length);
    chunks = wider;
    low = newLow;
  }

  /** Passes carries on: then all chunks but the last are below 2^32 and not negative. */
  private void carry() {
    added = 1; // as what is left may be as much as a number adds
    int last = chunks.length - 1;
    for (int i = 0; i < last; i++) {
      chunks[i + 1] += chunks[i] >> CHUNK_BITS;
      chunks[i] &= CHUNK_MASK;
    }
    if (last >= 0 && (chunks[last] > CHUNK_MASK >> 1 || chunks[last] < -(CHUNK_MASK >> 1))) {
      chunks = Arrays.copyOf(chunks, chunks.length + 1);
      chunks[last + 1] = chunks[last] >> CHUNK_BITS;
      chunks[last] &= CHUNK_MASK;
    }
  }

  /** The sum, as a multiple of 2 to the power of {@link #exponent}. */
  BigInteger unscaled() {
    BigInteger sum = BigInteger.ZERO;
    for (int i = chunks.length - 1; i >= 0; i--) {
      sum = sum.shiftLeft(CHUNK_BITS).add(BigInteger.valueOf(chunks[i]));
    }
    return sum;
  }

  int exponent() {
    return low * CHUNK_BITS;
  }

  void writeTo(DataOutput out) throws IOException {
    carry();
    out.writeShort(low);
    out.writeByte(chunks.length);
    for (long chunk : chunks) {
      out.writeLong(chunk);
    }
  }

  /** Adds a sum that was written. */
  void merge(DataInput in) throws IOException {
    int otherLow = in.readShort();
    int count = in.readUnsignedByte();
    carry();
    for (int i = 0; i < count; i++) {
      long chunk = in.readLong();
      if (chunk != 0) {
        add(chunk & CHUNK_MASK, (otherLow + i) * CHUNK_BITS);
        add(chunk >> CHUNK_BITS, (otherLow + i + 1) * CHUNK_BITS);
      }
    }
  }

  long bytesUsed() {
    return 48 + 8L * chunks.length;
  }
}
