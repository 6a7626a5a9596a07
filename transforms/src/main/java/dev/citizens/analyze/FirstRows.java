package dev.citizens.analyze;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.BadRows;
import dev.citizens.csv.CsvScanner;
import dev.citizens.job.Dataset;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.List;

/**
 * The first rows of a CSV file, looked at as {@code analyze} does.
 *
 * @param rows how many are accepted
 * @param bad those that are not
 * @param badLines the first of those
 * @param bytes of the file that were looked at, without the header
 */
public record FirstRows(long rows, BadRows bad, List<BadLine> badLines, long bytes) {
  private static final int MAX_BYTES = 64 << 10;

  /**
   * Where a bad row starts.
   *
   * @param line of the file, from 1
   */
  public record BadLine(long line, BadRowReason reason) {
    /** Such as {@code line 7 NOT_A_DATE}. */
    @Override
    public String toString() {
      return "line " + line + " " + reason;
    }
  }

  /**
   * The rows that end in the first 64 KiB behind the header.
   *
   * @param file from its first byte on
   * @param dataStart where the first one starts
   * @throws IOException if the file cannot be read, or has no such place
   */
  public static FirstRows of(InputStream file, long dataStart, Dataset dataset) throws IOException {
    int start = Math.toIntExact(dataStart); // a header has 16 MiB at the most
    byte[] head = file.readNBytes(start + MAX_BYTES);
    int end = head.length;
    if (end < start) {
      throw new EOFException("the file ends before byte " + start);
    }
    FirstRowsSink sink = new FirstRowsSink(head, file.read() < 0, dataset.columns());
    new CsvScanner(dataset.columns().size(), dataset.dialect())
        .scan(
            Channels.newChannel(new ByteArrayInputStream(head, start, end - start)),
            start,
            end,
            sink);
    return sink.finish(end - dataStart);
  }
}
