package dev.citizens.analysis.sql;

import dev.citizens.analysis.VarLong;
import dev.citizens.csv.ByteSink;
import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;

/** Texts that have been read, by the order in which they came first. */
final class ReadTexts {
  private final ByteSink texts = new ByteSink(64);
  private int[] ends = new int[16]; // by place; that of 0 is 0
  private int last;
  private byte[] text = new byte[64];

  /** Appends the text that comes next, which is there in full or has been read. */
  void appendNext(DataInput in, ByteSink out) throws IOException {
    int place = (int) VarLong.read(in);
    if (place == 0) {
      place = read(in);
    }
    out.append(texts.array(), ends[place - 1], ends[place]);
  }

  private int read(DataInput in) throws IOException {
    int length = (int) VarLong.read(in);
    if (length > text.length) {
      text = new byte[length * 2];
    }
    in.readFully(text, 0, length);
    texts.append(text, 0, length);
    last++;
    if (last == ends.length) {
      ends = Arrays.copyOf(ends, 2 * last);
    }
    ends[last] = texts.length();
    return last;
  }
}
