package dev.citizens.analyze;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.GroupTable;
import dev.citizens.analysis.SharedCodes;
import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.CsvRow;
import dev.citizens.csv.CsvScanner;
import dev.citizens.csv.RecordSink;
import dev.citizens.job.Column;
import dev.citizens.lake.Attempt;
import dev.citizens.lake.Lake;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Feeds the rows of file ranges to all analyses in one pass. Plain Java: one thread, any number of
 * ranges, then {@link #drainTo}.
 */
final class FileScan implements RecordSink {
  private final Slots slots;
  private final Attempt attempt;
  private final RowChecks checks;
  private final CsvScanner scanner;
  private ScanTotals totals = new ScanTotals();
  private final List<GroupTable> tables = new ArrayList<>();
  private final List<Analysis.RowConsumer> consumers = new ArrayList<>();
  private SharedCodes codes;
  private QuarantineWriter quarantine;

  /** Receives the partial of a slot, encoded by {@link Partials}. */
  @FunctionalInterface
  interface PartialOutput {
    void accept(int slot, byte[] partial);
  }

  FileScan(Slots slots, List<Column> columns, Attempt attempt) {
    this.slots = slots;
    this.attempt = attempt;
    this.checks = new RowChecks(columns);
    this.scanner = new CsvScanner(columns.size());
    startTables();
  }

  /** Scans one range; its bad rows go to a part of the quarantine file. */
  void scan(ScanRange range) throws IOException {
    try (ReadableByteChannel channel = Lake.open(range.file(), range.start());
        QuarantineWriter writer = new QuarantineWriter(attempt, range)) {
      quarantine = writer;
      scanner.scan(channel, range.start(), range.end(), this);
      writer.finish().ifPresent(totals::addQuarantine);
    }
  }

  @Override
  public void row(long offset, CsvRow row) throws IOException {
    BadRowReason objection = checks.objection(row);
    if (objection != null) {
      badRow(offset, objection, row.buffer(), row.rowStart(), row.rowEnd());
      return;
    }
    totals.addRow(row);
    for (int i = 0; i < consumers.size(); i++) {
      consumers.get(i).accept(row);
    }
  }

  @Override
  public void badRow(long offset, BadRowReason reason, byte[] buffer, int from, int to)
      throws IOException {
    totals.addBadRow();
    quarantine.write(offset, reason, buffer, from, to);
  }

  /** About how much memory the tables take, in bytes. */
  long bytesUsed() {
    return codes.bytesUsed() + consumers.stream().mapToLong(Analysis.RowConsumer::bytesUsed).sum();
  }

  /** Hands on all that has been learnt and starts anew. */
  void drainTo(PartialOutput output) {
    output.accept(Slots.TOTALS, Partials.encode(totals));
    for (int analysis = 0; analysis < tables.size(); analysis++) {
      drain(analysis, output);
    }
    totals = new ScanTotals();
    startTables();
  }

  private void drain(int analysis, PartialOutput output) {
    consumers.get(analysis).finish();
    GroupTable[] parts = tables.get(analysis).split(Slots.PARTITIONS, Slots::partitionOf);
    for (int partition = 0; partition < parts.length; partition++) {
      if (parts[partition].groups() > 0) {
        output.accept(slots.slot(analysis, partition), Partials.encode(parts[partition]));
      }
    }
  }

  private void startTables() {
    tables.clear();
    consumers.clear();
    codes = new SharedCodes();
    for (Analysis analysis : slots.analyses()) {
      GroupTable table = analysis.start();
      tables.add(table);
      consumers.add(analysis.feeding(table, codes));
    }
  }
}
