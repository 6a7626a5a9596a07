package dev.citizens.analyze;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a file that holds whole records: bytes {@code [start, end)}.
 *
 * @param number of the range in its file, from 0
 */
public record ScanRange(String file, int number, long start, long end) implements Serializable {

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
}
