package dev.citizens.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The places of all bytes of a piece of a CSV file that can matter to its structure: delimiters,
 * quotes, and control characters, line ends among them.
 *
 * <p>Found 64 bytes at a time and without a branch per byte, as in "Parsing Gigabytes of JSON per
 * Second" (Langdale and Lemire, 2019), with {@code long} arithmetic instead of vector instructions.
 */
final class StructuralIndex {
  /** How many bytes are looked at beyond those that are indexed. */
  static final int PADDING_BYTES = 64;

  /** A piece and its places fit into the first-level cache. */
  private static final int PIECE_BYTES = 4 << 10;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = ~HIGH_BITS;
  private static final long DELIMITERS = Swar.broadcast(CanonicalCsv.DELIMITER);
  private static final long QUOTES = Swar.broadcast(CanonicalCsv.QUOTE);

  /** Added to a byte below 128, gives its high bit unless it is a control character (below 32). */
  private static final long PRINTABLE = Swar.broadcast((byte) (0x80 - ' '));

  /** Multiplied with the high bits of eight bytes, moved down, gathers them in the top byte. */
  private static final long GATHER = 0x0102040810204080L;

  private int[] places = new int[PIECE_BYTES + 16];
  private int next;
  private int count;
  private int indexedTo;

  /** Forgets all places; those from {@code from} on come next. */
  void restart(int from) {
    next = 0;
    count = 0;
    indexedTo = from;
  }

  /** The array of the places, valid until {@link #ensure} is called. */
  int[] places() {
    return places;
  }

  /** The number of the first place that has not been passed. */
  int next() {
    return next;
  }

  /** How many places are known, with those that have been passed. */
  int count() {
    return count;
  }

  /** Passes that many places. */
  void pass(int passed) {
    next += passed;
  }

  /** Passes all places before {@code position}. */
  void passTo(int position) {
    while (next < count && places[next] < position) {
      next++;
    }
    if (next == count && indexedTo < position) {
      restart(position);
    }
  }

  /**
   * Whether that many places are known behind {@link #next}, indexing up to {@code limit} for it.
   */
  boolean ensure(int wanted, byte[] bytes, int limit) {
    while (count - next < wanted) {
      if (indexedTo >= limit) {
        return false;
      }
      indexPiece(bytes, Math.min(limit, indexedTo + PIECE_BYTES));
    }
    return true;
  }

  private void indexPiece(byte[] bytes, int to) {
    System.arraycopy(places, next, places, 0, count - next);
    count -= next;
    next = 0;
    if (count + PIECE_BYTES + 16 > places.length) {
      places = Arrays.copyOf(places, count + PIECE_BYTES + 16);
    }
    int[] out = places;
    int n = count;
    int p = indexedTo;
    for (; p < to; p += 64) {
      long found =
          structural(bytes, p)
              | (structural(bytes, p + 8) << 8)
              | (structural(bytes, p + 16) << 16)
              | (structural(bytes, p + 24) << 24)
              | (structural(bytes, p + 32) << 32)
              | (structural(bytes, p + 40) << 40)
              | (structural(bytes, p + 48) << 48)
              | (structural(bytes, p + 56) << 56);
      if (p + 64 > to) {
        found &= -1L >>> (p + 64 - to);
      }
      int end = n + Long.bitCount(found);
      do { // eight at a time, without a loop: what is written too much is written over
        out[n] = p + Long.numberOfTrailingZeros(found);
        found &= found - 1;
        out[n + 1] = p + Long.numberOfTrailingZeros(found);
        found &= found - 1;
        out[n + 2] = p + Long.numberOfTrailingZeros(found);
        found &= found - 1;
        out[n + 3] = p + Long.numberOfTrailingZeros(found);
        found &= found - 1;
        out[n + 4] = p + Long.numberOfTrailingZeros(found);
        found &= found - 1;
        out[n + 5] = p + Long.numberOfTrailingZeros(found);
        found &= found - 1;
        out[n + 6] = p + Long.numberOfTrailingZeros(found);
        found &= found - 1;
        out[n + 7] = p + Long.numberOfTrailingZeros(found);
        found &= found - 1;
        n += 8;
      } while (n < end);
      n = end;
    }
    count = n;
    indexedTo = to;
  }

  /** A bit for each of eight bytes: whether it is structural. */
  private static long structural(byte[] bytes, int p) {
    long word = (long) LONG.get(bytes, p);
    long low = word & LOW_BITS;
    // Each of these has the high bits of the bytes that are not what it is about; no carry crosses.
    long noControl = low + PRINTABLE;
    long noDelimiter = (low ^ DELIMITERS) + LOW_BITS;
    long noQuote = (low ^ QUOTES) + LOW_BITS;
    long other = (noControl & noDelimiter & noQuote) | word;
    return (((~other & HIGH_BITS) >>> 7) * GATHER) >>> 56;
  }
}
