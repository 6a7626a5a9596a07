package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The first line of a CSV file.
 *
 * @param text as it stands in the file, without byte order mark and line end
 * @param names its fields; empty if their number is not the expected one or the line is malformed
 * @param end where the next record starts
 */
public record HeaderLine(String text, List<String> names, long end) {
  private static final int MAX_BYTES = 64 << 10;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /**
   * Reads the first line; a byte order mark before it is passed over.
   *
   * @param channel stands at the file's first byte
   * @param columns how many fields are expected
   * @throws IOException if reading fails
   */
  public static HeaderLine read(ReadableByteChannel channel, int columns) throws IOException {
    byte[] bytes = new byte[MAX_BYTES + Swar.PADDING_BYTES];
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, MAX_BYTES);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // reads on
    }
    int limit = buffer.position();
    int from = startsWithMark(bytes, limit) ? BYTE_ORDER_MARK.length : 0;
    RecordParser parser = new RecordParser(columns);
    int end = parser.parse(bytes, from, limit, true);
    CsvRow row = parser.row;
    List<String> names =
        parser.badReason() == null
            ? IntStream.range(0, columns).mapToObj(i -> String.valueOf(row.text(i))).toList()
            : List.of();
    return new HeaderLine(new String(bytes, from, row.to - from, UTF_8), names, end);
  }

  private static boolean startsWithMark(byte[] bytes, int limit) {
    return limit >= BYTE_ORDER_MARK.length
        && bytes[0] == BYTE_ORDER_MARK[0]
        && bytes[1] == BYTE_ORDER_MARK[1]
        && bytes[2] == BYTE_ORDER_MARK[2];
  }
}
