package dev.citizens.analyze;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.SharedCodes;
import dev.citizens.analysis.Writable;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.CsvScanner;
import dev.citizens.csv.Extent;
import dev.citizens.csv.RecordSink;
import dev.citizens.csv.RowBatch;
import dev.citizens.files.Attempt;
import dev.citizens.files.FilePath;
import dev.citizens.job.Column;
import dev.citizens.lake.RowPlaces;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Feeds the rows of file ranges to all analyses in one pass. Plain Java: one thread, any number of
 * ranges, then {@link #drain}.
 */
final class FileScan implements RecordSink {
  /** A row of more may be many, swallowed by a quote that a later one happens to close. */
  private static final int MANY_LINES = 100;

  /** Shorter records are not looked at: so many lines of a file have no fewer bytes. */
  private static final int MANY_LINES_BYTES = 1_000;

  private final List<Analysis> analyses;
  private final RowPlaces places;
  private final Attempt attempt;
  private final RowChecks checks;
  private final CsvScanner scanner;
  private final long maxBytesUsed;
  private final PartialOutput output;
  private ScanTotals totals;
  private List<Analysis.Feed> feeds;
  private SharedCodes codes;
  private QuarantineWriter quarantine;
  private long rows; // of the range at hand
  private long rangeStart;

  /** Receives the partial of a slot. */
  @FunctionalInterface
  interface PartialOutput {
    void accept(Slot slot, EncodedPartial partial);
  }

  /**
   * A scan of rows with these columns.
   *
   * @param dialect of the files
   * @param places where rows stand, for whoever looks for bad ones
   * @param attempt where bad rows are written
   * @param maxBytesUsed what has been learnt is handed on when it takes about that much memory
   * @param output receives what has been learnt
   */
  FileScan(
      List<Analysis> analyses,
      List<Column> columns,
      CsvDialect dialect,
      RowPlaces places,
      Attempt attempt,
      long maxBytesUsed,
      PartialOutput output) {
    this.analyses = analyses;
    this.places = places;
    this.attempt = attempt;
    this.checks = new RowChecks(columns);
    this.scanner = new CsvScanner(columns.size(), dialect);
    this.maxBytesUsed = maxBytesUsed;
    this.output = output;
    startAnew();
  }

  /**
   * Scans one range; its bad rows go to a part of the quarantine file.
   *
   * @return its rows, bad ones included
   */
  long scan(ScanRange range) throws IOException {
    try (ChecksumChannel channel =
            new ChecksumChannel(new FilePath(range.file()).open(range.start()), range.start());
        QuarantineWriter writer = new QuarantineWriter(attempt, places, range)) {
      quarantine = writer;
      rows = 0;
      rangeStart = range.start();
      scanner.scan(channel, range.start(), range.end(), this);
      totals.addRange(channel.range());
      totals.firstBadRows().addRange(rangeStart, scanner.lineEnds());
      writer.finish().ifPresent(totals::addQuarantine);
      return rows;
    }
  }

  @Override
  public void accept(RowBatch batch) throws IOException {
    rows += batch.size();
    checks.check(batch);
    if (batch.anyRejected()) {
      quarantine(batch);
      batch.dropRejected();
    }
    totals.addRows(batch);
    if (batch.longestRewritten() >= MANY_LINES_BYTES) {
      noteRowsOfManyLines(batch);
    }
    for (Analysis.Feed feed : feeds) {
      feed.accept(batch);
    }
    if (bytesUsed() > maxBytesUsed) {
      drain();
    }
  }

  private void quarantine(RowBatch batch) throws IOException {
    for (int row = 0; row < batch.size(); row++) {
      if (batch.reason(row) != null) {
        totals.addBadRow(batch.reason(row), batch.extent(row));
        totals.firstBadRows().add(batch, row, rangeStart);
        quarantine.write(batch, row);
      }
    }
  }

  private void noteRowsOfManyLines(RowBatch batch) {
    for (int row = 0; row < batch.size(); row++) {
      if (batch.recordEnd(row) - batch.recordStart(row) >= MANY_LINES_BYTES) {
        Extent extent = batch.extent(row);
        if (extent.lines() > MANY_LINES) {
          totals.addRowOfManyLines(extent);
        }
      }
    }
  }

  private long bytesUsed() {
    long bytesUsed = codes.bytesUsed();
    for (Analysis.Feed feed : feeds) {
      bytesUsed += feed.bytesUsed();
    }
    return bytesUsed;
  }

  /** Hands on all that has been learnt and starts anew. */
  void drain() {
    output.accept(Slot.TOTALS, EncodedPartial.of(totals));
    for (int analysis = 0; analysis < feeds.size(); analysis++) {
      Writable[] partials = feeds.get(analysis).partials();
      feeds.set(analysis, null); // its memory is needed for the next one's partials
      for (int partition = 0; partition < partials.length; partition++) {
        if (partials[partition] != null) {
          output.accept(Slot.of(analysis, partition), EncodedPartial.of(partials[partition]));
          partials[partition] = null;
        }
      }
    }
    startAnew();
  }

  private void startAnew() {
    totals = new ScanTotals();
    codes = new SharedCodes();
    feeds = new ArrayList<>();
    for (Analysis analysis : analyses) {
      feeds.add(analysis.feed(codes));
    }
  }
}
