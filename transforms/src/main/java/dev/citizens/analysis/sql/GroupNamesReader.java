package dev.citizens.analysis.sql;

import dev.citizens.analysis.GroupTable;
import java.io.DataInput;
import java.io.IOException;
import java.util.List;

/** Reads what a {@link GroupNamesWriter} wrote; texts get numbers in tables, once each. */
final class GroupNamesReader {
  private final List<ReadTexts> parts;

  /** Of groups whose names have as many parts as there are tables. */
  GroupNamesReader(List<GroupTable> tables) {
    parts = tables.stream().map(ReadTexts::new).toList();
  }

  /** The number of the next group's text in the table of that part; to be asked part by part. */
  int next(int part, DataInput in) throws IOException {
    return parts.get(part).next(in);
  }

  /** Those of the next block of groups; to be asked part by part. */
  void next(int part, int[] numbers, int count, DataInput in) throws IOException {
    ReadTexts texts = parts.get(part);
    for (int i = 0; i < count; i++) {
      numbers[i] = texts.next(in);
    }
  }
}
