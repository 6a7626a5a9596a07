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
      int number = names.number(group, part);
      int place = place(part, number);
      VarLong.write(place, out);
      if (place == FirstTimes.NEW) {
        writeText(part, number, out);
      }
    }
  }

  /** Writes a block of them part by part: {@code groups[from, to)}. */
  void write(int[] groups, int from, int to, DataOutput out) throws IOException {
    byte[] places = new byte[Math.multiplyExact(VarLong.MAX_BYTES, to - from)];
    for (int part = 0; part < written.length; part++) {
      int length = 0; // of the places that are not written yet
      for (int i = from; i < to; i++) {
        int number = names.number(groups[i], part);
        int place = place(part, number);
        length = VarLong.put(place, places, length);
        if (place == FirstTimes.NEW) {
          out.write(places, 0, length);
          length = 0;
          writeText(part, number, out);
        }
      }
      out.write(places, 0, length);
    }
  }

  private int place(int part, int number) {
    return written.length > 1 ? written[part].place(number) : FirstTimes.NEW;
  }

  private void writeText(int part, int number, DataOutput out) throws IOException {
    text.clear();
    names.appendTo(text, part, number);
    VarLong.write(text.length(), out);
    out.write(text.array(), 0, text.length());
  }
}
