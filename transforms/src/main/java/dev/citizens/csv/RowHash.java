package dev.citizens.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A 64-bit hash of a byte slice, eight bytes a step.
 *
 * <p>Each word is scrambled before it meets the state, as in XXH64 (Yann Collet, BSD): otherwise a
 * change of one word's highest bits reaches few bits of the state, and a change of a single byte in
 * the next word can undo it, whatever the seed. Then the finaliser of MurmurHash3 (Austin Appleby,
 * public domain) lets every input bit reach every output bit. Not cryptographic: it finds mistakes,
 * not forgery. The values are stored in manifests, so changing the function changes the format.
 */
public final class RowHash {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Odd 64-bit constants: the golden ratio's fraction, and MurmurHash3's multipliers. */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private static final long MIX_1 = 0xFF51AFD7ED558CCDL;
  private static final long MIX_2 = 0xC4CEB9FE1A85EC53L;

  private RowHash() {}

  /** Hashes {@code bytes[from, to)}; slices with the same bytes and seed have the same hash. */
  public static long hash(byte[] bytes, int from, int to, long seed) {
    long h = start(from, to, seed);
    int p = from;
    for (; p + 8 <= to; p += 8) {
      h = step(h, scrambled((long) LONG.get(bytes, p)));
    }
    return mix(step(h, scrambled(tail(bytes, from, p, to))));
  }

  static long start(int from, int to, long seed) {
    return seed ^ ((to - from) * STEP);
  }

  static long word(byte[] bytes, int p) {
    return (long) LONG.get(bytes, p);
  }

  /** The bytes {@code [p, to)} of the slice that starts at {@code from}: seven at the most. */
  static long tail(byte[] bytes, int from, int p, int to) {
    if (to - from >= 8) { // the slice's last eight bytes, without those that came before p
      int half = 4 * (8 - (to - p)); // twice, as a shift by 64 would be none
      return (long) LONG.get(bytes, to - 8) >>> half >>> half;
    }
    long tail = 0;
    for (int shift = 0; p + shift / 8 < to; shift += 8) {
      tail |= (bytes[p + shift / 8] & 0xFFL) << shift;
    }
    return tail;
  }

  static long scrambled(long word) {
    return Long.rotateLeft(word * MIX_1, 31) * STEP;
  }

  static long step(long h, long scrambled) {
    return Long.rotateLeft(h ^ scrambled, 27) * STEP;
  }

  static long mix(long h) {
    long m = (h ^ (h >>> 33)) * MIX_1;
    m = (m ^ (m >>> 33)) * MIX_2;
    return m ^ (m >>> 33);
  }
}
