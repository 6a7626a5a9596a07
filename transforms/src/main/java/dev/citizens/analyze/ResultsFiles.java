package dev.citizens.analyze;

import dev.citizens.analysis.Analysis;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.failures.Cleanup;
import dev.citizens.lake.Attempt;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.PartWriter;
import dev.citizens.lake.WrittenPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Merges the slots of each analysis into its result file: header, then lines in order. */
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
    return Partials.merge(
        new ScanTotals(),
        results.stream()
            .filter(result -> result.slot() == Slots.TOTALS)
            .map(result -> result.inline().array())
            .toList());
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
    PriorityQueue<LinesReader> slots = slotsOf(number);
    long limit = analysis.top() == 0 ? Long.MAX_VALUE : analysis.top();
    ByteSink text = new ByteSink(1 << 16);
    text.append(String.join(",", analysis.resultColumns()));
    text.append(CanonicalCsv.LINE_FEED);
    long rows = 0;
    try (PartWriter part = new PartWriter(path)) {
      for (; rows < limit && !slots.isEmpty(); rows++) {
        LinesReader first = slots.poll();
        text.append(first.line(), 0, first.line().length);
        text.append(CanonicalCsv.LINE_FEED);
        if (text.length() >= FLUSH_BYTES) {
          part.write(text.array(), 0, text.length());
          text.clear();
        }
        if (first.next()) {
          slots.add(first);
        } else {
          first.close();
        }
      }
      part.write(text.array(), 0, text.length());
      return part.finish(rows);
    } finally {
      for (LinesReader slot : slots) {
        Cleanup.run("close a part of " + path, slot::close);
      }
    }
  }

  private PriorityQueue<LinesReader> slotsOf(int analysis) throws IOException {
    PriorityQueue<LinesReader> readers = new PriorityQueue<>();
    for (SlotResult result : results) {
      if (result.slot() != Slots.TOTALS && slots.analysisOf(result.slot()) == analysis) {
        LinesReader reader = new LinesReader(result);
        if (reader.next()) {
          readers.add(reader);
        }
      }
    }
    return readers;
  }
}
