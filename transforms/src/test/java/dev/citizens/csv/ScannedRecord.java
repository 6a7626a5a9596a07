package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

  /** What a scan of the whole file, with commas, gives. */
  static List<ScannedRecord> scan(byte[] file, int columns, int bufferBytes) {
    return scan(file, 0, file.length, columns, CsvDialect.COMMA, bufferBytes, ANY_BYTES);
  }

  /** What a scan of {@code file[start, end)} gives. */
  static List<ScannedRecord> scan(
      byte[] file,
      long start,
      long end,
      int columns,
      CsvDialect dialect,
      int bufferBytes,
      int readBytes) {
    List<ScannedRecord> records = new ArrayList<>();
    try {
      new CsvScanner(columns, dialect, bufferBytes)
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
    public void accept(RowBatch batch) {
      for (int row = 0; row < batch.size(); row++) {
        records.add(copy(batch, row));
      }
    }

    private static ScannedRecord copy(RowBatch batch, int row) {
      int from = batch.recordStart(row);
      String raw = new String(batch.buffer(), from, batch.recordEnd(row) - from, ISO_8859_1);
      return batch.reason(row) == null
          ? new ScannedRecord(batch.offset(row), null, raw, values(batch, row))
          : new ScannedRecord(batch.offset(row), batch.reason(row), raw, null);
    }

    /** Read again, the row in the batch is canonical: its fields lie side by side. */
    private static List<String> values(RowBatch batch, int row) {
      List<String> values = new ArrayList<>(); // List.of would refuse NULL
      ByteSink canonical = new ByteSink(64);
      for (int column = 0; column < batch.columns(); column++) {
        String value = batch.text(row, column);
        values.add(value);
        canonical.append(column == 0 ? "" : ",");
        if (value != null) {
          byte[] bytes = value.getBytes(UTF_8);
          CanonicalCsv.appendValue(canonical, bytes, 0, bytes.length);
        }
      }
      byte[] inBatch = Arrays.copyOfRange(batch.buffer(), batch.rowStart(row), batch.rowEnd(row));
      if (!Arrays.equals(inBatch, canonical.toByteArray())) {
        throw new AssertionError(new String(inBatch, UTF_8) + " is not canonical for " + values);
      }
      return values;
    }
  }
}
