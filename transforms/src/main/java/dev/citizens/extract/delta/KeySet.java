package dev.citizens.extract.delta;

import dev.citizens.files.FilePath;
import dev.citizens.files.WrittenPart;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Keys of rows, such as those that have changed: a hash table without an object a key. It has 16
 * bytes a place, and between 1.25 and 2.5 times as many places as keys, a power of 2.
 */
public final class KeySet {
  /** So many take 32 MiB in each running task, whatever their columns are. */
  public static final int MOST_KEYS = 1_500_000;

  /**
   * So many take 128 MiB, as from 3,355,444 on; of keys that are there, which each running task
   * holds beside the others.
   */
  public static final int MOST_PRESENT_KEYS = 6_000_000;

  private static final int BUFFER_BYTES = 1 << 16;

  private final long[] slots;
  private final int mask;

  KeySet(int keys) {
    int places = Integer.highestOneBit(Math.max(2, keys + keys / 4)) * 2;
    slots = new long[2 * places];
    mask = places - 1;
  }

  /**
   * Reads the keys that a worker has written.
   *
   * @param file null if there are none
   * @throws IOException if it is not what was written
   */
  public static KeySet read(@Nullable WrittenPart file) throws IOException {
    if (file == null) {
      return new KeySet(0);
    }
    KeySet keys = new KeySet(Math.toIntExact(file.rows()));
    CRC32C crc = new CRC32C();
    try (DataInputStream in =
        new DataInputStream(
            new CheckedInputStream(
                new BufferedInputStream(
                    Channels.newInputStream(new FilePath(file.path()).open(0)), BUFFER_BYTES),
                crc))) {
      for (long key = 0; key < file.rows(); key++) {
        keys.add(in.readLong(), in.readLong());
      }
    }
    if ((int) crc.getValue() != file.crc32c()) {
      throw new IOException("the keys in " + file.path() + " are not those that were written");
    }
    return keys;
  }

  void add(long high, long low) {
    int slot = slot(high, low);
    slots[slot] = high;
    slots[slot + 1] = low;
  }

  /** Whether the key is one of them. */
  public boolean has(KeyHash key) {
    return slots[slot(key.high(), key.low()) + 1] != 0;
  }

  /** Where the key is, or would be. */
  private int slot(long high, long low) {
    int place = (int) high & mask;
    while (slots[2 * place + 1] != 0 && (slots[2 * place] != high || slots[2 * place + 1] != low)) {
      place = (place + 1) & mask;
    }
    return 2 * place;
  }
}
