package dev.citizens.csv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** The first bytes of a file, by which people and programs tell what it is. */
public final class FileHead {
  static final int MAX_BYTES = 64 << 10;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final byte[] bytes;
  private final int length;

  private FileHead(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  /**
   * Reads them.
   *
   * @param channel stands at the file's first byte
   * @throws IOException if reading fails
   */
  public static FileHead read(ReadableByteChannel channel) throws IOException {
    byte[] bytes = new byte[MAX_BYTES + RowBatch.PADDING_BYTES];
    ByteBuffer free = ByteBuffer.wrap(bytes, 0, MAX_BYTES);
    while (free.hasRemaining() && channel.read(free) >= 0) {
      // reads on
    }
    return new FileHead(bytes, free.position());
  }

  /** The array that holds them, with {@link RowBatch#PADDING_BYTES} behind. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Where the text begins: behind UTF-8's byte order mark, if there is one. */
  int textStart() {
    return startsWith(BYTE_ORDER_MARK, 0) ? BYTE_ORDER_MARK.length : 0;
  }

  /** Whether these bytes stand at {@code place}. */
  boolean startsWith(byte[] expected, int place) {
    if (place + expected.length > length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (bytes[place + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
