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
    Pairs pairs = new Pairs(counts);
    VarLong.write(pairs.ranks.length, out);
    long next = 0;
    for (int i = 0; i < pairs.ranks.length; i++) {
      long place = (long) pairs.firsts[i] * seconds.size() + pairs.seconds[i];
      VarLong.write(place - next, out);
      VarLong.write(pairs.ranks[i], out);
      next = place + 1;
    }
  }

  @Override
  public void emit(int top, LineOutput out) throws IOException {
    Pairs pairs = new Pairs(counts);
    ByteSink line = new ByteSink(256);
    byte[] order = new byte[Ranks.BYTES];
    for (int i : RankedOrder.of(pairs.ranks, (a, b) -> compareKeys(pairs, a, b), top)) {
      line.clear();
      firsts.appendTo(line, pairs.firsts[i]);
      line.append(CanonicalCsv.DELIMITER);
      seconds.appendTo(line, pairs.seconds[i]);
      line.append(CanonicalCsv.DELIMITER);
      line.append(Long.toString(pairs.ranks[i]));
      Ranks.put(pairs.ranks[i], order);
      out.line(order, order.length, line.array(), line.length());
    }
  }

  private int compareKeys(Pairs pairs, int a, int b) {
    int byFirst = firsts.compare(pairs.firsts[a], pairs.firsts[b]);
    return byFirst != 0 ? byFirst : seconds.compare(pairs.seconds[a], pairs.seconds[b]);
  }

  /** All pairs side by side, in the order of their codes; the rank of a pair is its count. */
  private static final class Pairs {
    final int[] firsts;
    final int[] seconds;
    final long[] ranks;
    private int next;

    Pairs(PairCounts counts) {
      int size = counts.pairs();
      firsts = new int[size];
      seconds = new int[size];
      ranks = new long[size];
      counts.forEach(
          (first, second, count) -> {
            firsts[next] = first;
            seconds[next] = second;
            ranks[next++] = count;
          });
    }
  }
}
