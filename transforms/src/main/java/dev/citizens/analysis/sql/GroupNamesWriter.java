package dev.citizens.analysis.sql;

import dev.citizens.analysis.VarLong;
import dev.citizens.csv.ByteSink;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Writes the keys of different groups, one after the other, as {@link GroupNamesReader} reads them:
 * a text in full when it comes for the first time, its place among these later. If there is one
 * part, all texts differ.
 */
final class GroupNamesWriter {
  private final GroupNames names;
  private final FirstTimes[] written; // by part
  private final ByteSink text = new ByteSink(64);

  GroupNamesWriter(GroupNames names) {
    this.names = names;
    this.written = new FirstTimes[names.parts()];
    Arrays.setAll(written, part -> new FirstTimes());
  }

  void write(int group, DataOutput out) throws IOException {
    for (int part = 0; part < written.length; part++) {
      writePart(part, group, out);
    }
  }

  /** Writes a block of them part by part: {@code groups[from, to)}. */
  void write(int[] groups, int from, int to, DataOutput out) throws IOException {
    for (int part = 0; part < written.length; part++) {
      for (int i = from; i < to; i++) {
        writePart(part, groups[i], out);
      }
    }
  }

  private void writePart(int part, int group, DataOutput out) throws IOException {
    int number = names.number(group, part);
    if (comesFirst(part, number, out)) {
      text.clear();
      names.appendTo(text, part, number);
      VarLong.write(text.length(), out);
      out.write(text.array(), 0, text.length());
    }
  }

  /** Writes what stands before a text, which says whether it follows. */
  private boolean comesFirst(int part, int number, DataOutput out) throws IOException {
    if (written.length > 1) {
      return written[part].write(number, out);
    }
    VarLong.write(FirstTimes.NEW, out);
    return true;
  }
}
