package dev.citizens.analyze;

import dev.citizens.element.ElementCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.StringUtf8Coder;

/**
 * A piece of a file that holds whole records: bytes {@code [start, end)}.
 *
 * @param number of the range in its file, from 0
 */
public record ScanRange(String file, int number, long start, long end) {
  /** How it travels. */
  public static final Coder<ScanRange> CODER =
      ElementCoder.of(ScanRange.class, ScanRange::writeTo, ScanRange::readFrom);

  /**
   * Ranges of about {@code targetBytes} that tile a file from its first split to its end.
   *
   * @param splits offsets at which a record starts, ascending
   */
  public static List<ScanRange> tile(
      String file, List<Long> splits, long fileBytes, long targetBytes) {
    List<ScanRange> ranges = new ArrayList<>();
    long start = splits.isEmpty() ? fileBytes : splits.get(0);
    for (int i = 1; i <= splits.size(); i++) {
      boolean last = i == splits.size();
      long end = last ? fileBytes : splits.get(i);
      if (end > start && (last || end - start >= targetBytes)) {
        ranges.add(new ScanRange(file, ranges.size(), start, end));
        start = end;
      }
    }
    return ranges;
  }

  private void writeTo(DataOutputStream out) throws IOException {
    StringUtf8Coder.of().encode(file, out);
    out.writeInt(number);
    out.writeLong(start);
    out.writeLong(end);
  }

  private static ScanRange readFrom(DataInputStream in) throws IOException {
    String file = StringUtf8Coder.of().decode(in);
    return new ScanRange(file, in.readInt(), in.readLong(), in.readLong());
  }
}
