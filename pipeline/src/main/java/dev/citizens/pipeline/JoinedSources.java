package dev.citizens.pipeline;

import dev.citizens.csv.SplitIndex;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.FileName;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.SourceFile;
import dev.citizens.upload.ConvertedSource;
import dev.citizens.upload.CopiedRange;
import dev.citizens.upload.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Converted sources one behind the other, as they are to be one file. */
final class JoinedSources {
  private final List<CopiedRange> ranges = new ArrayList<>();
  private final List<SourceFile> files = new ArrayList<>();
  private long bytes;
  private long lineEnds;

  /**
   * Joins them.
   *
   * @param texts the sources, by their numbers
   * @param converted in any order
   * @throws StepFailure with status 11 if a quote of one is not closed: it would take the rows of
   *     the next
   */
  static SourceCopy.Copied of(
      CsvSources sources, List<SourceText> texts, List<ConvertedSource> converted) {
    JoinedSources joined = new JoinedSources();
    List<ConvertedSource> inOrder = new ArrayList<>(converted);
    inOrder.sort(Comparator.comparingInt(ConvertedSource::number));
    for (ConvertedSource each : inOrder) {
      joined.add(sources.all().get(each.number()), texts.get(each.number()), each);
    }
    return new SourceCopy.Copied(texts.get(0).dataStart(), joined.ranges, joined.files);
  }

  private void add(CsvSource source, SourceText text, ConvertedSource converted) {
    List<CopiedRange> behind = converted.behind(bytes);
    if (!text.isLast()) {
      checkQuotes(source, behind);
    }
    files.add(
        new SourceFile(
            FileName.of(source.path().text()),
            source.form().packing() == null ? "none" : source.form().packing().toString(),
            source.form().encoding().toString(),
            converted.sourceBytes(),
            DataFile.hex(converted.sourceCrc32c()),
            bytes,
            text.leftOut(),
            lineEnds,
            source.form().lines().keepLines() ? converted.lineEndsLeftOut() : -1));
    ranges.addAll(behind);
    bytes += converted.keptBytes();
    lineEnds += converted.lineEnds();
  }

  private static void checkQuotes(CsvSource source, List<CopiedRange> ranges) {
    if (SplitIndex.endsInQuotes(ranges.stream().flatMap(each -> each.traces().stream()).toList())) {
      throw new StepFailure(
          ExitStatus.QUALITY_GATE,
          source.name()
              + " ends within quotes that are not closed, in which the rows of the next file would"
              + " be lost; mend it, or wait until it is complete");
    }
  }
}
