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
   * @param dialect the file's
   * @throws IOException if reading fails
   */
  public static HeaderLine read(ReadableByteChannel channel, int columns, CsvDialect dialect)
      throws IOException {
    ByteSink buffer = new ByteSink(2 * MAX_BYTES);
    byte[] bytes = buffer.array();
    ByteBuffer free = ByteBuffer.wrap(bytes, 0, MAX_BYTES);
    while (free.hasRemaining() && channel.read(free) >= 0) {
      // reads on
    }
    int limit = free.position();
    int from = startsWithMark(bytes, limit) ? BYTE_ORDER_MARK.length : 0;
    RecordParser parser = new RecordParser(columns, dialect);
    int end = parser.parse(bytes, from, limit, true);
    String text = new String(bytes, from, parser.recordEnd() - from, UTF_8);
    boolean ok = parser.badReason() == null && Utf8.isValid(bytes, from, parser.recordEnd());
    return new HeaderLine(text, ok ? names(parser, buffer, columns) : List.of(), end);
  }

  private static List<String> names(RecordParser parser, ByteSink buffer, int columns) {
    int[] bounds = new int[columns + 1];
    buffer.truncate(MAX_BYTES + RowBatch.PADDING_BYTES);
    parser.appendRow(buffer, bounds, 0);
    return IntStream.range(0, columns)
        .mapToObj(i -> CanonicalCsv.decode(buffer.array(), bounds[i] + 1, bounds[i + 1]))
        .map(String::valueOf)
        .toList();
  }

  private static boolean startsWithMark(byte[] bytes, int limit) {
    return limit >= BYTE_ORDER_MARK.length
        && bytes[0] == BYTE_ORDER_MARK[0]
        && bytes[1] == BYTE_ORDER_MARK[1]
        && bytes[2] == BYTE_ORDER_MARK[2];
  }
}
