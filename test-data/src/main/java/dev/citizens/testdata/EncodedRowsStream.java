package dev.citizens.testdata;

import java.io.InputStream;
import java.util.Objects;

/** The CSV rows of a range of ids, without a header, made while they are read. */
final class EncodedRowsStream extends InputStream {
  private static final int ROWS_AT_ONCE = 4_096;

  private final RowEncoder encoder;
  private final RowBuffer buffer = new RowBuffer(1 << 19);
  private final long lastId;
  private long nextId;
  private int position;

  EncodedRowsStream(RowEncoder encoder, long firstId, long lastId) {
    this.encoder = encoder;
    this.nextId = firstId;
    this.lastId = lastId;
  }

  @Override
  public int read() {
    return hasMore() ? buffer.bytes()[position++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!hasMore()) {
      return -1;
    }
    int bytes = Math.min(length, buffer.length() - position);
    System.arraycopy(buffer.bytes(), position, target, offset, bytes);
    position += bytes;
    return bytes;
  }

  private boolean hasMore() {
    if (position == buffer.length()) {
      buffer.clear();
      position = 0;
      for (int i = 0; i < ROWS_AT_ONCE && nextId <= lastId; i++) {
        encoder.append(nextId++, buffer);
      }
    }
    return position < buffer.length();
  }
}
