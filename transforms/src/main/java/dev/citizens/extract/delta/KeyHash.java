package dev.citizens.extract.delta;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.CanonicalField;
import dev.citizens.csv.RowHash;
import java.util.zip.CRC32;

/**
 * 128 bits that stand for the text of a row's key. That two keys of a table have the same is less
 * likely than that a disk lies; it would cost a row, which the count of the rows finds. Not
 * thread-safe.
 */
public final class KeyHash {
  private static final long SEED_HIGH = 0x452821E638D01377L; // fraction of pi
  private static final long SEED_LOW = 0xBE5466CF34E90C6CL;

  private final ByteSink key = new ByteSink(64);
  private final ByteSink text = new ByteSink(64); // the values as they are
  private final CRC32 crc = new CRC32();
  private long high;
  private long low;

  void begin() {
    key.clear();
    text.clear();
  }

  /** Adds a value in canonical form. */
  void add(byte[] bytes, int from, int to) {
    if (key.length() > 0) {
      text.append(CanonicalCsv.DELIMITER);
    }
    if (CanonicalField.isQuoted(bytes, from, to)) {
      CanonicalField.appendUnquoted(bytes, from, to, text);
    } else {
      text.append(bytes, from, to);
    }
    key.append(bytes, from, to);
    key.append(CanonicalCsv.DELIMITER);
  }

  void end() {
    high = RowHash.hash(key.array(), 0, key.length(), SEED_HIGH);
    low = RowHash.hash(key.array(), 0, key.length(), SEED_LOW);
  }

  /** The first half. */
  public long high() {
    return high;
  }

  /** The other half; never 0. */
  public long low() {
    return low == 0 ? 1 : low;
  }

  /**
   * CRC-32 of the key's values as they are, with commas between them: what MySQL's {@code CRC32}
   * makes of them.
   */
  long crc32() {
    crc.reset();
    crc.update(text.array(), 0, text.length());
    return crc.getValue();
  }
}
