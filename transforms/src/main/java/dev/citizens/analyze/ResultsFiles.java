package dev.citizens.analyze;

import dev.citizens.analysis.Analysis;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.lake.Attempt;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.PartWriter;
import dev.citizens.lake.WrittenPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Merges the slots of each analysis into its result file: header, then groups in order. */
public final class ResultsFiles {
  private static final int FLUSH_BYTES = 1 << 20;

  private final Slots slots;
  private final List<SlotResult> results;

  /** The results of {@link AnalyzeCsv} with the same analyses. */
  public ResultsFiles(List<Analysis> analyses, List<SlotResult> results) {
    this.slots = new Slots(analyses);
    this.results = results;
  }

  /** The totals of all rows; zeros if there were no ranges. */
  public ScanTotals totals() {
    return results.stream()
        .filter(result -> result.slot() == Slots.TOTALS)
        .map(result -> (ScanTotals) Partials.decode(result.inline().array()))
        .findFirst()
        .orElseGet(ScanTotals::new);
  }

  /** Writes {@code NAME.csv} of each analysis below the attempt's folder. */
  public List<DataFile> write(Attempt attempt) throws IOException {
    List<DataFile> files = new ArrayList<>();
    for (int analysis = 0; analysis < slots.analyses().size(); analysis++) {
      String name = slots.analyses().get(analysis).name() + ".csv";
      WrittenPart part = write(analysis, attempt.file(name));
      files.add(new DataFile(name, part.bytes(), DataFile.hex(part.crc32c()), part.rows()));
    }
    return files;
  }

  private WrittenPart write(int number, String path) throws IOException {
    Analysis analysis = slots.analyses().get(number);
    PriorityQueue<GroupRun> runs = runsOf(number, analysis.sumColumns().size());
    long limit = analysis.top() == 0 ? Long.MAX_VALUE : analysis.top();
    ByteSink lines = new ByteSink(1 << 16);
    lines.append(String.join(",", analysis.keyColumns()));
    lines.append("," + String.join(",", analysis.sumColumns()) + "\n");
    long rows = 0;
    try (PartWriter part = new PartWriter(path)) {
      for (; rows < limit && !runs.isEmpty(); rows++) {
        GroupRun first = runs.poll();
        appendLine(first, lines);
        if (lines.length() >= FLUSH_BYTES) {
          part.write(lines.array(), 0, lines.length());
          lines.clear();
        }
        if (first.next()) {
          runs.add(first);
        } else {
          first.close();
        }
      }
      part.write(lines.array(), 0, lines.length());
      return part.finish(rows);
    } finally {
      for (GroupRun run : runs) {
        run.close();
      }
    }
  }

  private PriorityQueue<GroupRun> runsOf(int analysis, int sumsPerGroup) throws IOException {
    PriorityQueue<GroupRun> runs = new PriorityQueue<>();
    for (SlotResult result : results) {
      if (result.slot() != Slots.TOTALS && slots.analysisOf(result.slot()) == analysis) {
        GroupRun run = new GroupRun(result, sumsPerGroup);
        if (run.next()) {
          runs.add(run);
        }
      }
    }
    return runs;
  }

  private static void appendLine(GroupRun run, ByteSink lines) {
    lines.append(run.key(), 0, run.key().length);
    for (long sum : run.sums()) {
      lines.append(CanonicalCsv.DELIMITER);
      lines.append(Long.toString(sum));
    }
    lines.append(CanonicalCsv.LINE_FEED);
  }
}
