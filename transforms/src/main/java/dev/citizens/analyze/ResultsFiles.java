package dev.citizens.analyze;

import dev.citizens.analysis.Analysis;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.failures.Cleanup;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.Attempt;
import dev.citizens.files.PartWriter;
import dev.citizens.files.WrittenPart;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.Lake;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the result files of each analysis. Slots with few lines are merged into one file: header,
 * then lines in order. A slot with many was written by a worker as a part of the result, and stays
 * a file of its own, so no large result passes through this process.
 */
public final class ResultsFiles {
  private static final int FLUSH_BYTES = 1 << 20;

  private final List<Analysis> analyses;
  private final List<SlotResult> results;
  private final ScanTotals totals;

  private ResultsFiles(List<Analysis> analyses, List<SlotResult> results, ScanTotals totals) {
    this.analyses = analyses;
    this.results = results;
    this.totals = totals;
  }

  /** Of what {@link AnalyzeCsv} gave with the same analyses. */
  public static ResultsFiles of(List<Analysis> analyses, List<SlotResult> results) {
    ScanTotals totals =
        EncodedPartial.merge(
            new ScanTotals(),
            results.stream()
                .filter(result -> result.slot().equals(Slot.TOTALS))
                .map(result -> new EncodedPartial(result.inline()))
                .toList());
    return new ResultsFiles(analyses, results, totals);
  }

  /** The first line of each result file, with its end. */
  static String header(Analysis analysis) {
    return String.join(",", analysis.resultColumns()) + "\n";
  }

  /** The totals of all rows; zeros if there were no ranges. */
  public ScanTotals totals() {
    return totals;
  }

  /**
   * Puts the files of all analyses into the attempt's folder: {@code NAME.csv}; of a large result
   * also {@code NAME-1.csv} and so on, which are in no order among each other.
   *
   * @throws StepFailure with status 11 if a question has no answer for these rows
   */
  public List<DataFile> write(Lake lake, Attempt attempt) throws IOException {
    requireAnswers();
    List<DataFile> files = new ArrayList<>();
    for (int number = 0; number < analyses.size(); number++) {
      Analysis analysis = analyses.get(number);
      String name = analysis.name();
      Map<Boolean, List<SlotResult>> bySize =
          slotsOf(number)
              .collect(Collectors.partitioningBy(slot -> isPartOfResult(analysis, slot)));
      if (bySize.get(false).isEmpty() && bySize.get(true).isEmpty()) {
        bySize.get(false).add(ofNoRows(Slot.of(number, 0), analysis, attempt));
      }
      WrittenPart merged = merge(analysis, bySize.get(false), attempt.file(name + ".csv"));
      files.add(describe(name + ".csv", merged));
      int part = 0;
      for (SlotResult large : bySize.get(true)) {
        part++;
        String file = "%s-%s.csv".formatted(name, part);
        lake.concat(List.of(large.written().path()), attempt.file(file));
        files.add(describe(file, large.written()));
      }
    }
    return files;
  }

  private void requireAnswers() {
    results.stream()
        .filter(result -> result.failure() != null)
        .min(Comparator.comparingInt(result -> result.slot().number()))
        .ifPresent(
            result -> {
              throw new StepFailure(ExitStatus.QUALITY_GATE, result.failure());
            });
  }

  private static DataFile describe(String name, WrittenPart part) {
    return new DataFile(name, part.bytes(), DataFile.hex(part.crc32c()), part.rows());
  }

  /** Those of an analysis, in their order. */
  private Stream<SlotResult> slotsOf(int analysis) {
    return results.stream()
        .filter(each -> !each.slot().equals(Slot.TOTALS) && each.slot().analysis() == analysis)
        .sorted(Comparator.comparingInt(each -> each.slot().number()));
  }

  /** The lines of a file without ranges: a total is 0 then. */
  private static SlotResult ofNoRows(Slot slot, Analysis analysis, Attempt attempt)
      throws IOException {
    try (LinesWriter lines = new LinesWriter(analysis, attempt.file("lines-" + slot.number()))) {
      analysis.empty().emit(analysis.top(), lines);
      return lines.finish(slot);
    }
  }

  /** Whether a worker has written the slot as it will be published. */
  private static boolean isPartOfResult(Analysis analysis, SlotResult slot) {
    return slot.written() != null && LinesWriter.writesResults(analysis);
  }

  private static WrittenPart merge(Analysis analysis, List<SlotResult> toMerge, String path)
      throws IOException {
    PriorityQueue<LinesReader> slots = readers(toMerge);
    long limit = analysis.top() == 0 ? Long.MAX_VALUE : analysis.top();
    ByteSink text = new ByteSink(1 << 16);
    text.append(header(analysis));
    long rows = 0;
    try (PartWriter part = new PartWriter(path)) {
      for (; rows < limit && !slots.isEmpty(); rows++) {
        LinesReader first = slots.poll();
        if (analysis.numbersLines()) {
          text.append(Long.toString(rows + 1));
          text.append(CanonicalCsv.DELIMITER);
        }
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

  private static PriorityQueue<LinesReader> readers(List<SlotResult> slots) throws IOException {
    PriorityQueue<LinesReader> readers = new PriorityQueue<>();
    for (SlotResult slot : slots) {
      LinesReader reader = new LinesReader(slot);
      if (reader.next()) {
        readers.add(reader);
      }
    }
    return readers;
  }
}
