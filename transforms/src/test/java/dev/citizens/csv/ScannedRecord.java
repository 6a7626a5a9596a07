package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A copy of what a {@link RecordSink} got.
 *
 * @param reason null for a row
 * @param raw the record's bytes, a char each, so that bytes that are not UTF-8 show too
 * @param values of a row; null for a bad one
 */
record ScannedRecord(long offset, BadRowReason reason, String raw, List<String> values) {
  private static final int ANY_BYTES = 1 << 16;

  static ScannedRecord row(long offset, String raw, String... values) {
    return new ScannedRecord(offset, null, bytesOf(raw), Arrays.asList(values));
  }

  static ScannedRecord bad(long offset, BadRowReason reason, String raw) {
    return new ScannedRecord(offset, reason, bytesOf(raw), null);
  }

  /** What a scan of the whole file gives. */
  static List<ScannedRecord> scan(byte[] file, int columns, int bufferBytes) {
    return scan(file, 0, file.length, columns, bufferBytes, ANY_BYTES);
  }

  /** What a scan of {@code file[start, end)} gives. */
  static List<ScannedRecord> scan(
      byte[] file, long start, long end, int columns, int bufferBytes, int readBytes) {
    List<ScannedRecord> records = new ArrayList<>();
    try {
      new CsvScanner(columns, bufferBytes)
          .scan(new SmallReads(file, (int) start, readBytes), start, end, new Copier(records));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return records;
  }

  private static String bytesOf(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  private record Copier(List<ScannedRecord> records) implements RecordSink {
    @Override
    public void row(long offset, CsvRow row) {
      String raw =
          new String(row.buffer(), row.rowStart(), row.rowEnd() - row.rowStart(), ISO_8859_1);
      // A List.of would refuse NULL.
      List<String> values =
          Arrays.asList(
              IntStream.range(0, row.columns()).mapToObj(row::text).toArray(String[]::new));
      records.add(new ScannedRecord(offset, null, raw, values));
    }

    @Override
    public void badRow(long offset, BadRowReason reason, byte[] buffer, int from, int to) {
      String raw = new String(buffer, from, to - from, ISO_8859_1);
      records.add(new ScannedRecord(offset, reason, raw, null));
    }
  }
}
