package dev.citizens.csv;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Reads canonical CSV, such as a result, record by record as texts: for people, not for speed. */
public final class CanonicalRecords implements Closeable {
  private static final int END = -1;

  private final InputStream in;
  private final ByteSink record = new ByteSink(256);

  /** Records of a stream, which this closes. */
  public CanonicalRecords(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /**
   * The values of the next record, null for NULL; null behind the last one.
   *
   * @throws IOException also if the last record has no line end, so that what was cut off is seen
   */
  public @Nullable List<@Nullable String> next() throws IOException {
    record.clear();
    List<Integer> ends = new ArrayList<>();
    boolean inQuotes = false;
    for (int b = in.read(); b != END; b = in.read()) {
      inQuotes ^= b == CanonicalCsv.QUOTE;
      if (!inQuotes && b == CanonicalCsv.LINE_FEED) {
        ends.add(record.length());
        return values(ends);
      }
      if (!inQuotes && b == CanonicalCsv.DELIMITER) {
        ends.add(record.length());
      }
      record.append((byte) b);
    }
    if (record.length() > 0) {
      throw new IOException("the last record has no end");
    }
    return null;
  }

  private List<@Nullable String> values(List<Integer> ends) {
    List<@Nullable String> values = new ArrayList<>();
    int from = 0;
    for (int end : ends) {
      values.add(CanonicalCsv.decode(record.array(), from, end));
      from = end + 1;
    }
    return values;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
