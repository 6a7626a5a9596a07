package dev.citizens.analysis.sql;

import dev.citizens.analysis.GroupTable;
import dev.citizens.analysis.VarLong;
import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;

/** Texts that have been read, by the order in which they came first, as keys of a table. */
final class ReadTexts {
  private final GroupTable table;
  private int[] numbers = new int[16]; // in the table, by place; that of 0 is none
  private int last;
  private byte[] text = new byte[64];

  ReadTexts(GroupTable table) {
    this.table = table;
  }

  /** The number in the table of the text that comes next, which is there in full or was before. */
  int next(DataInput in) throws IOException {
    int place = (int) VarLong.read(in);
    return place == FirstTimes.NEW ? read(in) : numbers[place];
  }

  private int read(DataInput in) throws IOException {
    int length = (int) VarLong.read(in);
    if (length > text.length) {
      text = new byte[length * 2];
    }
    in.readFully(text, 0, length);
    last++;
    if (last == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * last);
    }
    numbers[last] = table.group(text, 0, length);
    return numbers[last];
  }
}
