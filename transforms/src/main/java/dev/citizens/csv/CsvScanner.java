package dev.citizens.csv;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Scans records of a CSV file (RFC 4180 with any delimiter, UTF-8, LF or CRLF) and hands them to a
 * {@link RecordSink} in batches, without copying those that stand in the file in canonical form.
 *
 * <p>Malformed records are reported and the scan goes on at the next one; lines without any
 * character are passed over, unless {@link CsvDialect#emptyLinesAreRows}. Not thread-safe; the
 * buffer is reused from call to call.
 */
public final class CsvScanner {
  /** A record that is longer is reported as {@link BadRowReason#TOO_LONG}. */
  public static final int MAX_RECORD_BYTES = 16 << 20;

  /** Of the buffer: large enough that HDFS and HTTP are asked seldom, and fits the L2 cache. */
  private static final int BUFFER_BYTES = 256 << 10;

  private final int columns;

  /** Whether rows can stand in the file in canonical form. */
  private final boolean commas;

  private final RecordStates states;
  private final RecordParser parser;
  private final StructuralIndex index = new StructuralIndex();
  private final RowBatch batch;
  private final IndexedRow indexedRow;

  /** How many bytes of the file are in the buffer at the most. */
  private int capacity;

  /** The buffer: bytes of the file, padding, then rows of the batch that were written anew. */
  private ByteSink buffer;

  private long bufferOffset; // of the buffer in the file
  private long lineEnds; // of the scan, before the batch

  /** Line ends of the batch but those that end its records; meaningless unless they are known. */
  private long innerLineEnds;

  /** Whether they are. */
  private boolean knowsLineEnds;

  /** A scanner for files with that many columns. */
  public CsvScanner(int columns, CsvDialect dialect) {
    this(columns, dialect, BUFFER_BYTES);
  }

  CsvScanner(int columns, CsvDialect dialect, int bufferBytes) {
    this.columns = columns;
    commas = dialect.delimiter() == CanonicalCsv.DELIMITER;
    states = new RecordStates(dialect);
    parser = new RecordParser(columns, dialect);
    batch = new RowBatch(columns);
    indexedRow = new IndexedRow(columns, index);
    allocate(bufferBytes);
  }

  private void allocate(int bytes) {
    capacity = bytes;
    buffer = new ByteSink(2 * bytes + RowBatch.PADDING_BYTES);
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
    bufferOffset = start;
    lineEnds = 0;
    int limit = 0;
    while (true) {
      limit = fill(channel, limit, end - bufferOffset);
      boolean last = bufferOffset + limit == end;
      int from = scanBuffer(limit, last, sink);
      if (last) {
        return;
      }
      if (from == 0 && limit >= MAX_RECORD_BYTES) {
        limit = passTooLong(channel, limit, end, sink);
        continue;
      }
      System.arraycopy(buffer.array(), from, buffer.array(), 0, limit - from);
      bufferOffset += from;
      limit -= from;
    }
  }

  /** How many line ends stand in what was scanned last, one at its end included. */
  public long lineEnds() {
    return lineEnds;
  }

  /** Scans the records in the buffer; returns where the first one starts that is not whole. */
  private int scanBuffer(int limit, boolean last, RecordSink sink) throws IOException {
    index.restart(0);
    startBatch();
    int p = 0;
    while (p < limit) {
      if (commas) {
        p = addPlainRows(p, limit);
      }
      if (batch.isFull()) {
        handOn(sink, lineEnds(p));
        startBatch();
      } else if (p < limit) {
        int next = commas ? addIndexedRows(p, limit) : IndexedRow.NOT_TAKEN;
        if (next == IndexedRow.NOT_TAKEN) {
          next = addRecord(p, limit, last);
        }
        if (next == RecordParser.INCOMPLETE) {
          break;
        }
        p = next;
        index.passTo(p);
      }
    }
    handOn(sink, lineEnds(p));
    return p;
  }

  /**
   * How many the batch has up to that place in the buffer, which is behind a line end or the last.
   */
  private long lineEnds(int to) {
    return knowsLineEnds || batch.size() == 0
        ? batch.size() + innerLineEnds
        : LineEnds.count(buffer.array(), batch.recordStart(0), to);
  }

  /**
   * Adds rows without quotes and control characters, until the batch is full or something else
   * comes, or nothing; returns where.
   */
  private int addPlainRows(int from, int limit) {
    byte[] bytes = buffer.array();
    int[] bounds = batch.bounds();
    int p = from;
    while (!batch.isFull() && index.ensure(columns + 1, bytes, limit)) {
      int[] places = index.places();
      int first = index.next();
      int bound = batch.nextBounds();
      int others = 0;
      bounds[bound] = p - 1;
      for (int i = 0; i < columns - 1; i++) {
        int place = places[first + i];
        bounds[bound + 1 + i] = place;
        others |= bytes[place] ^ CanonicalCsv.DELIMITER;
      }
      int end = places[first + columns - 1];
      int passed = columns;
      if (bytes[end] == CanonicalCsv.CARRIAGE_RETURN) {
        passed++; // the line feed, if it is one
      }
      int lineEnd = end + passed - columns;
      boolean endsLine = lineEnd < limit && bytes[lineEnd] == CanonicalCsv.LINE_FEED;
      if (others != 0 || !endsLine || end == p) {
        return p;
      }
      bounds[bound + columns] = end;
      batch.add(p, end);
      index.pass(passed);
      p = lineEnd + 1;
    }
    return p;
  }

  /**
   * Reports the record that begins in the buffer and does not fit into it, and passes over it;
   * returns how many bytes of the next ones are in the buffer.
   */
  private int passTooLong(ReadableByteChannel channel, int limit, long end, RecordSink sink)
      throws IOException {
    TooLongRecord record = new TooLongRecord(states);
    record.pass(buffer.array(), 0, limit);
    byte[] rest = new byte[BUFFER_BYTES]; // the beginning stays where it is until it is handed on
    long restOffset = bufferOffset + limit;
    int restLimit = 0;
    int next = 0;
    while (!record.isOver() && restOffset + restLimit < end) {
      restOffset += restLimit;
      restLimit = (int) Math.min(rest.length, end - restOffset);
      read(channel, ByteBuffer.wrap(rest, 0, restLimit), end - restOffset);
      next = record.pass(rest, 0, restLimit);
    }
    startBatch();
    Extent extent = record.extent(bufferOffset);
    batch.addTooLong(limit, extent);
    handOn(sink, extent.lines());
    System.arraycopy(rest, next, buffer.array(), 0, restLimit - next);
    bufferOffset = restOffset + next;
    return restLimit - next;
  }

  /** Adds rows with quotes while they come; returns where the next one is, or that none came. */
  private int addIndexedRows(int from, int limit) {
    int p = from;
    do {
      int next = indexedRow.append(buffer, p, limit, batch.bounds(), batch.nextBounds());
      if (next == IndexedRow.NOT_TAKEN) {
        break;
      }
      batch.addRewritten(p, indexedRow.recordEnd());
      innerLineEnds += indexedRow.lineFeeds() - 1;
      p = next;
    } while (indexedRow.hasQuotes() && !batch.isFull());
    return p == from ? IndexedRow.NOT_TAKEN : p;
  }

  /** Adds the record at {@code from}, whatever it is; returns where the next one starts. */
  private int addRecord(int from, int limit, boolean last) {
    int next = parser.parse(buffer.array(), from, limit, last);
    if (next == RecordParser.INCOMPLETE) {
      return next;
    }
    if (parser.blank()) {
      passBlankLine();
    } else {
      knowsLineEnds = false;
      if (parser.badReason() != null) {
        batch.addRejected(from, parser.recordEnd(), parser.badReason());
      } else {
        parser.appendRow(buffer, batch.bounds(), batch.nextBounds());
        batch.addRewritten(from, parser.recordEnd());
      }
    }
    return next;
  }

  private void passBlankLine() {
    if (batch.size() == 0) {
      lineEnds++;
    } else {
      knowsLineEnds = false;
    }
  }

  private void startBatch() {
    batch.restart();
    innerLineEnds = 0;
    knowsLineEnds = true;
    buffer.truncate(capacity + RowBatch.PADDING_BYTES);
  }

  /**
   * Hands the batch on.
   *
   * @param lineEndsOfBatch from its first record to where the scan is now
   */
  private void handOn(RecordSink sink, long lineEndsOfBatch) throws IOException {
    if (batch.size() > 0) {
      batch.complete(buffer, bufferOffset, lineEnds);
      lineEnds += lineEndsOfBatch;
      sink.accept(batch);
    }
  }

  /** Reads behind {@code limit} until the buffer is full or {@code total} bytes are in it. */
  private int fill(ReadableByteChannel channel, int limit, long total) throws IOException {
    if (limit == capacity && limit < total) {
      byte[] bytes = buffer.array();
      allocate(Math.min(MAX_RECORD_BYTES, capacity * 2));
      System.arraycopy(bytes, 0, buffer.array(), 0, limit);
    }
    int target = (int) Math.min(capacity, total);
    read(channel, ByteBuffer.wrap(buffer.array(), limit, target - limit), total);
    return target;
  }

  /** Fills {@code free}, whose array is to hold {@code total} bytes in the end. */
  private static void read(ReadableByteChannel channel, ByteBuffer free, long total)
      throws IOException {
    while (free.hasRemaining()) {
      if (channel.read(free) < 0) {
        throw new EOFException(
            "the file ends " + (total - free.position()) + " bytes before its manifest says");
      }
    }
  }
}
