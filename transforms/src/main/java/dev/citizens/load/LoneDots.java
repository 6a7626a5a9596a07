package dev.citizens.load;

import dev.citizens.csv.CanonicalCsv;
import java.io.IOException;
import java.io.InputStream;

/**
 * The CSV of one column, in which the value {@code \.} gets quotes: alone on a line, PostgreSQL up
 * to 17 takes it for the end of what is copied. Byte by byte, as tables of one column are few.
 */
final class LoneDots extends InputStream {
  private static final int END = -1;

  private final InputStream csv;
  private final byte[] block = new byte[1 << 16];
  private int filled;
  private int next;
  private boolean isLineStart = true;
  private boolean inQuotes;
  private String pending = "";

  LoneDots(InputStream csv) {
    this.csv = csv;
  }

  @Override
  public int read() throws IOException {
    if (pending.isEmpty()) {
      if (!isLineStart) {
        return noted(take());
      }
      pending = beginning();
    }
    if (pending.isEmpty()) {
      return noted(take());
    }
    char first = pending.charAt(0);
    pending = pending.substring(1);
    isLineStart = false;
    return first;
  }

  /** What stands in place of the beginning of a line; nothing if that is to be read as it is. */
  private String beginning() throws IOException {
    if (peek(0) != '\\' || peek(1) != '.') {
      return "";
    }
    boolean alone = peek(2) == CanonicalCsv.LINE_FEED || peek(2) == END;
    next += 2;
    return alone ? "\"\\.\"" : "\\.";
  }

  private int noted(int read) {
    if (read == CanonicalCsv.QUOTE) {
      inQuotes = !inQuotes;
    }
    isLineStart = read == CanonicalCsv.LINE_FEED && !inQuotes;
    return read;
  }

  private int take() throws IOException {
    int taken = peek(0);
    next += taken == END ? 0 : 1;
    return taken;
  }

  /** The byte at that distance, 2 at the most. */
  private int peek(int ahead) throws IOException {
    while (next + ahead >= filled) {
      System.arraycopy(block, next, block, 0, filled - next);
      filled -= next;
      next = 0;
      int read = csv.read(block, filled, block.length - filled);
      if (read < 0) {
        return END;
      }
      filled += read;
    }
    return block[next + ahead] & 0xff;
  }

  /** As the one above it would swallow an exception behind the first byte. */
  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = 0;
    for (int read; count < length && (read = read()) != END; count++) {
      buffer[offset + count] = (byte) read;
    }
    return count == 0 && length > 0 ? END : count;
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
