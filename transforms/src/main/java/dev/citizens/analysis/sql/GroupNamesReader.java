package dev.citizens.analysis.sql;

import dev.citizens.analysis.VarLong;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what a {@link GroupNamesWriter} wrote. */
final class GroupNamesReader {
  private final List<ReadTexts> texts = new ArrayList<>(); // by part
  private final ByteSink line = new ByteSink(64);

  /** Reads how many parts there are. */
  GroupNamesReader(DataInput in) throws IOException {
    for (long left = VarLong.read(in); left > 0; left--) {
      texts.add(new ReadTexts());
    }
  }

  /** The line of the next group's keys, valid until the next call. */
  ByteSink next(DataInput in) throws IOException {
    line.clear();
    for (int part = 0; part < texts.size(); part++) {
      if (part > 0) {
        line.append(CanonicalCsv.DELIMITER);
      }
      texts.get(part).appendNext(in, line);
    }
    return line;
  }
}
