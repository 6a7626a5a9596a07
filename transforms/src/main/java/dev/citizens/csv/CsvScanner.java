package dev.citizens.csv;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/**
 * Scans records of a CSV file (RFC 4180, comma, UTF-8, LF or CRLF) and hands each to a {@link
 * RecordSink} without copying it.
 *
 * <p>Malformed records are reported and the scan goes on at the next one; lines without any
 * character are passed over. Not thread-safe; the buffer is reused from call to call.
 */
public final class CsvScanner {
  /** A record that is longer is reported as {@link BadRowReason#TOO_LONG}. */
  public static final int MAX_RECORD_BYTES = 16 << 20;

  /** Of the buffer: large enough that HDFS and HTTP are asked seldom, and fits the L2 cache. */
  private static final int BUFFER_BYTES = 1 << 20;

  private final RecordParser parser;
  private byte[] buffer;

  /** A scanner for files with that many columns. */
  public CsvScanner(int columns) {
    this(columns, BUFFER_BYTES);
  }

  CsvScanner(int columns, int bufferBytes) {
    parser = new RecordParser(columns);
    buffer = new byte[bufferBytes + Swar.PADDING_BYTES];
  }

  /**
   * Scans the bytes {@code [start, end)} of a file. Both must be places where a record starts, or
   * the end of the file; {@link SplitIndex} has them.
   *
   * @param channel stands at {@code start}; read up to {@code end}, not closed
   * @throws EOFException if the file ends before {@code end}
   */
  public void scan(ReadableByteChannel channel, long start, long end, RecordSink sink)
      throws IOException {
    long bufferOffset = start; // of buffer[0] in the file
    int from = 0;
    int limit = 0;
    while (true) {
      limit = fill(channel, limit, end - bufferOffset);
      boolean last = bufferOffset + limit == end;
      from = parseAll(from, limit, last, bufferOffset, sink);
      if (last) {
        return;
      }
      if (from == 0 && limit >= MAX_RECORD_BYTES) {
        sink.badRow(bufferOffset, BadRowReason.TOO_LONG, buffer, 0, limit);
        int state = RecordStates.afterAll(RecordStates.RECORD, buffer, 0, limit);
        do { // passes over the rest of the record
          bufferOffset += limit;
          limit = fill(channel, 0, end - bufferOffset);
          from = 0;
          while (from < limit && state != RecordStates.RECORD) {
            state = RecordStates.next(state, buffer[from++]);
          }
        } while (state != RecordStates.RECORD && bufferOffset + limit < end);
      }
      System.arraycopy(buffer, from, buffer, 0, limit - from);
      bufferOffset += from;
      limit -= from;
      from = 0;
    }
  }

  private int parseAll(int from, int limit, boolean last, long bufferOffset, RecordSink sink)
      throws IOException {
    int p = from;
    while (p < limit) {
      int next = parser.parse(buffer, p, limit, last);
      if (next == RecordParser.INCOMPLETE) {
        return p;
      }
      BadRowReason reason = parser.badReason();
      if (parser.blank()) {
        p = next;
        continue;
      }
      if (reason == null) {
        sink.row(bufferOffset + p, parser.row);
      } else {
        sink.badRow(bufferOffset + p, reason, buffer, parser.row.from, parser.row.to);
      }
      p = next;
    }
    return p;
  }

  /** Reads behind {@code limit} until the buffer is full or {@code total} bytes are in it. */
  private int fill(ReadableByteChannel channel, int limit, long total) throws IOException {
    int capacity = buffer.length - Swar.PADDING_BYTES;
    if (limit == capacity && limit < total) {
      capacity = Math.min(MAX_RECORD_BYTES, capacity * 2);
      buffer = Arrays.copyOf(buffer, capacity + Swar.PADDING_BYTES);
    }
    int target = (int) Math.min(capacity, total);
    ByteBuffer free = ByteBuffer.wrap(buffer, limit, target - limit);
    while (free.hasRemaining()) {
      if (channel.read(free) < 0) {
        throw new EOFException(
            "the file ends " + (total - free.position()) + " bytes before its manifest says");
      }
    }
    return target;
  }
}
