package dev.citizens.analysis;

import dev.citizens.csv.RowBatch;
import java.util.Arrays;

/** Counts rows per pair of values of two expressions. */
final class CountPairs implements Analysis.Feed {
  private final KeyCodes firsts;
  private final KeyCodes seconds;
  private final PairCounts counts = new PairCounts();

  CountPairs(KeyCodes firsts, KeyCodes seconds) {
    this.firsts = firsts;
    this.seconds = seconds;
  }

  @Override
  public void accept(RowBatch rows) {
    int[] firstCodes = firsts.of(rows);
    int[] secondCodes = seconds.of(rows);
    counts.addAll(
        firstCodes, secondCodes, rows.size(), firsts.values().size(), seconds.values().size());
  }

  @Override
  public long bytesUsed() {
    return counts.bytesUsed();
  }

  /**
   * A pair's partition is that of its second value: each of the dictionaries of second values, the
   * larger ones where people go from the coarse to the fine, then stands in one part only.
   */
  @Override
  public Partial[] partials() {
    Parts parts = new Parts(firsts.values(), seconds.values());
    counts.forEach(parts::add);
    return parts.tables;
  }

  /** Deals pairs out, which come by first code, and translates each code once. */
  private static final class Parts {
    private final PairTable[] tables = new PairTable[Partitions.COUNT];
    private final Dictionary firsts;
    private final int[] partitions; // by second code
    private final int[] secondInTable; // by second code
    private final int[] firstInTable = new int[Partitions.COUNT]; // of the first code at hand
    private int lastFirst = -1;

    Parts(Dictionary firsts, Dictionary seconds) {
      this.firsts = firsts;
      this.partitions = new int[seconds.size()];
      this.secondInTable = new int[seconds.size()];
      for (int code = 0; code < partitions.length; code++) {
        int partition = Partitions.of(seconds.hashOf(code));
        partitions[code] = partition;
        secondInTable[code] =
            Partitions.part(tables, partition, PairTable::new).second(seconds, code);
      }
    }

    void add(int first, int second, long rows) {
      int partition = partitions[second];
      if (first != lastFirst) {
        lastFirst = first;
        Arrays.fill(firstInTable, -1);
      }
      if (firstInTable[partition] < 0) {
        firstInTable[partition] = tables[partition].first(firsts, first);
      }
      tables[partition].add(firstInTable[partition], secondInTable[second], rows);
    }
  }
}
