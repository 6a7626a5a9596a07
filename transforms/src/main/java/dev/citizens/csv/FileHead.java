package dev.citizens.csv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/** The first bytes of a file, by which people and programs tell what it is. */
public final class FileHead {
  /** Below a title and some blank lines, a header comes that soon. */
  public static final int MOST_LINES_ABOVE_HEADER = 20;

  private static final int FIRST_BYTES = 64 << 10;

  /** A header is a record, and not longer than others. */
  private static final int MAX_BYTES = CsvScanner.MAX_RECORD_BYTES;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** How many bytes the byte order mark of UTF-8 has. */
  public static final int MARK_BYTES = BYTE_ORDER_MARK.length;

  private static final long LINE_FEEDS = Swar.broadcast(CanonicalCsv.LINE_FEED);

  private final byte[] bytes;
  private final int length;

  private FileHead(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  /**
   * Reads 64 KiB, and more until all of the record below some lines is there, up to 16 MiB.
   *
   * @param channel stands at the file's first byte
   * @param skippedLines above the record
   * @throws IOException if reading fails
   */
  public static FileHead read(ReadableByteChannel channel, CsvDialect dialect, int skippedLines)
      throws IOException {
    RecordParser parser = new RecordParser(1, dialect);
    int most = FIRST_BYTES;
    FileHead head = new FileHead(new byte[0], 0).readOn(channel, most);
    while (head.length == most
        && most < MAX_BYTES
        && parser.parse(head.bytes, head.lineStart(skippedLines), head.length, false)
            == RecordParser.INCOMPLETE) {
      most = 2 * most;
      head = head.readOn(channel, most);
    }
    return head;
  }

  private FileHead readOn(ReadableByteChannel channel, int most) throws IOException {
    byte[] more = Arrays.copyOf(bytes, most + RowBatch.PADDING_BYTES);
    ByteBuffer free = ByteBuffer.wrap(more, length, most - length);
    while (free.hasRemaining() && channel.read(free) >= 0) {
      // reads on
    }
    return new FileHead(more, free.position());
  }

  /** The array that holds them, with {@link RowBatch#PADDING_BYTES} behind. */
  byte[] bytes() {
    return bytes;
  }

  /** Whether these bytes are UTF-8's byte order mark, and no more. */
  public static boolean isByteOrderMark(byte[] bytes) {
    return Arrays.equals(bytes, BYTE_ORDER_MARK);
  }

  /** How many they are. */
  public int length() {
    return length;
  }

  /** Where the text begins: behind UTF-8's byte order mark, if there is one. */
  int textStart() {
    return startsWith(BYTE_ORDER_MARK, 0) ? BYTE_ORDER_MARK.length : 0;
  }

  /**
   * Where the text begins that is below that many lines, as an editor counts them; if there are
   * fewer, where these bytes end.
   */
  public int lineStart(int skippedLines) {
    int p = textStart();
    for (int line = 0; line < skippedLines && p < length; line++) {
      p = Math.min(length, Swar.indexOf(bytes, p, length, LINE_FEEDS) + 1);
    }
    return p;
  }

  /** Whether they end at {@code place}, in a line that has no line feed. */
  public boolean endInLine(long place) {
    return place == length && length > 0 && bytes[length - 1] != CanonicalCsv.LINE_FEED;
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
