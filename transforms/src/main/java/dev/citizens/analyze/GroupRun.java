package dev.citizens.analyze;

import dev.citizens.lake.Lake;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;

/** Reads a slot's ordered groups one by one; two runs compare by the group they stand at. */
final class GroupRun implements Closeable, Comparable<GroupRun> {
  private final DataInputStream in;
  private final long[] sums;
  private long left;
  private byte[] key;

  /** Stands before the first group. */
  GroupRun(SlotResult result, int sumsPerGroup) throws IOException {
    InputStream bytes =
        result.inline() != null
            ? new ByteArrayInputStream(result.inline().array())
            : new BufferedInputStream(
                Channels.newInputStream(Lake.open(result.file(), 0)), 1 << 20);
    in = new DataInputStream(bytes);
    sums = new long[sumsPerGroup];
    left = result.kept();
  }

  /** Goes to the next group; false when there is none. */
  boolean next() throws IOException {
    if (left == 0) {
      return false;
    }
    left--;
    key = new byte[in.readInt()];
    in.readFully(key);
    for (int i = 0; i < sums.length; i++) {
      sums[i] = in.readLong();
    }
    return true;
  }

  byte[] key() {
    return key;
  }

  long[] sums() {
    return sums;
  }

  @Override
  public int compareTo(GroupRun other) {
    int bySum = Long.compare(other.sums[0], sums[0]);
    return bySum != 0
        ? bySum
        : KeyOrder.compare(key, 0, key.length, other.key, 0, other.key.length);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
