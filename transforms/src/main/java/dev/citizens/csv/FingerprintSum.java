package dev.citizens.csv;

/** Adds up the fingerprint of rows without an object per row. Not thread-safe. */
public final class FingerprintSum {
  static final long SEED_HIGH = 0x243F6A8885A308D3L; // fraction of pi, so nothing is hidden
  static final long SEED_LOW = 0x13198A2E03707344L; // the next 64 bits of it

  private long high;
  private long low;

  /** Adds the row {@code bytes[from, to)}, which is canonical CSV without its line end. */
  public void add(byte[] bytes, int from, int to) {
    // Both hashes in one pass: what is done to a word before it meets a seed is done once.
    long h = RowHash.start(from, to, SEED_HIGH);
    long l = RowHash.start(from, to, SEED_LOW);
    int p = from;
    for (; p + 8 <= to; p += 8) {
      long scrambled = RowHash.scrambled(RowHash.word(bytes, p));
      h = RowHash.step(h, scrambled);
      l = RowHash.step(l, scrambled);
    }
    long scrambled = RowHash.scrambled(RowHash.tail(bytes, from, p, to));
    high += RowHash.mix(RowHash.step(h, scrambled));
    low += RowHash.mix(RowHash.step(l, scrambled));
  }

  /** Adds all rows of a batch, which has no rejected ones. */
  public void add(RowBatch rows) {
    for (int row = 0; row < rows.size(); row++) {
      add(rows.buffer(), rows.rowStart(row), rows.rowEnd(row));
    }
  }

  /** The fingerprint of all rows so far. */
  public Fingerprint sum() {
    return new Fingerprint(high, low);
  }
}
