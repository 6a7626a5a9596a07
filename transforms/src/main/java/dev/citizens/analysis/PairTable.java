package dev.citizens.analysis;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Groups of two values and how many rows each has: two dictionaries, and counts by their codes.
 * Some hundred countries and some ten thousand cities can make millions of groups, which are merged
 * without comparing a string of them.
 */
final class PairTable implements Partial {
  private final Dictionary firsts = new Dictionary();
  private final Dictionary seconds = new Dictionary();
  private final PairCounts counts = new PairCounts();

  /** The code of a first value, canonical CSV, which another dictionary holds. */
  int first(Dictionary source, int code) {
    return firsts.codeOf(source, code);
  }

  /** The code of a second value. */
  int second(Dictionary source, int code) {
    return seconds.codeOf(source, code);
  }

  /** Adds rows to the group of two values, given by their codes. */
  void add(int first, int second, long rows) {
    counts.add(first, second, rows, firsts.size(), seconds.size());
  }

  @Override
  public void merge(DataInput in) throws IOException {
    int[] firstCodes = firsts.addAll(in);
    int[] secondCodes = seconds.addAll(in);
    long pairs = VarLong.read(in);
    long place = -1;
    for (long i = 0; i < pairs; i++) {
      place += 1 + VarLong.read(in);
      int first = firstCodes[(int) (place / secondCodes.length)];
      add(first, secondCodes[(int) (place % secondCodes.length)], VarLong.read(in));
    }
  }

  /** Pairs are written as their distance from the pair before: most have one byte. */
  @Override
  public void writeTo(DataOutput out) throws IOException {
    firsts.writeTo(out);
    seconds.writeTo(out);
    CountedPairList pairs = new CountedPairList(counts);
    VarLong.write(pairs.size(), out);
    long next = 0;
    for (int i = 0; i < pairs.size(); i++) {
      long place = (long) pairs.first(i) * seconds.size() + pairs.second(i);
      VarLong.write(place - next, out);
      VarLong.write(pairs.counts()[i], out);
      next = place + 1;
    }
  }

  @Override
  public void emit(int top, LineOutput out) throws IOException {
    CountedPairList pairs = new CountedPairList(counts);
    ByteSink line = new ByteSink(256);
    byte[] order = new byte[Ranks.BYTES];
    for (int i : RankedOrder.of(pairs.counts(), (a, b) -> compareKeys(pairs, a, b), top)) {
      line.clear();
      firsts.appendTo(line, pairs.first(i));
      line.append(CanonicalCsv.DELIMITER);
      seconds.appendTo(line, pairs.second(i));
      line.append(CanonicalCsv.DELIMITER);
      line.append(Long.toString(pairs.counts()[i]));
      Ranks.put(pairs.counts()[i], order);
      out.line(order, order.length, line.array(), line.length());
    }
  }

  private int compareKeys(CountedPairList pairs, int a, int b) {
    int byFirst = firsts.compare(pairs.first(a), pairs.first(b));
    return byFirst != 0 ? byFirst : seconds.compare(pairs.second(a), pairs.second(b));
  }
}
