package dev.citizens.parquet;

import dev.citizens.analyze.ChecksumChannel;
import dev.citizens.analyze.EncodedPartial;
import dev.citizens.analyze.RowChecks;
import dev.citizens.analyze.ScanRange;
import dev.citizens.analyze.ScanTotals;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.CsvScanner;
import dev.citizens.csv.RecordSink;
import dev.citizens.csv.RowBatch;
import dev.citizens.files.Attempt;
import dev.citizens.files.FilePath;
import dev.citizens.job.Column;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * Makes a Parquet file of a range of a CSV file. Bad rows are counted and left out: those that
 * {@code analyze} puts into quarantine. Plain Java; one thread, any number of ranges.
 */
final class RangeToParquet implements RecordSink {
  private final List<Column> columns;
  private final Attempt attempt;
  private final long groupBytes;
  private final RowChecks checks;
  private final CsvScanner scanner;
  private ScanTotals totals; // of the range at hand
  private ParquetRows rows;

  /**
   * Makes files of rows with these columns.
   *
   * @param dialect of the CSV files
   * @param attempt where the Parquet files are written
   */
  RangeToParquet(List<Column> columns, CsvDialect dialect, Attempt attempt) {
    this(columns, dialect, attempt, ParquetRows.GROUP_BYTES);
  }

  RangeToParquet(List<Column> columns, CsvDialect dialect, Attempt attempt, long groupBytes) {
    this.columns = columns;
    this.attempt = attempt;
    this.groupBytes = groupBytes;
    this.checks = new RowChecks(columns);
    this.scanner = new CsvScanner(columns.size(), dialect);
  }

  /**
   * Writes the file of a range, under a name of its own: a range that is tried again in another JVM
   * gives other bytes for the same rows, as Parquet's library lists encodings in any order.
   */
  WrittenFile write(ScanRange range) throws IOException {
    String path = attempt.file("range-" + range.number() + "-" + UUID.randomUUID());
    totals = new ScanTotals();
    try (ChecksumChannel channel =
            new ChecksumChannel(new FilePath(range.file()).open(range.start()), range.start());
        ParquetRows file = new ParquetRows(path, columns, groupBytes)) {
      rows = file;
      scanner.scan(channel, range.start(), range.end(), this);
      totals.addRange(channel.range());
      return new WrittenFile(range.number(), file.finish(), EncodedPartial.of(totals));
    }
  }

  @Override
  public void accept(RowBatch batch) throws IOException {
    checks.check(batch);
    if (batch.anyRejected()) {
      for (int row = 0; row < batch.size(); row++) {
        if (batch.reason(row) != null) {
          totals.addBadRow(batch.reason(row), batch.extent(row));
        }
      }
      batch.dropRejected();
    }
    if (batch.size() > 0) {
      totals.addRows(batch);
      rows.write(batch);
    }
  }
}
