package dev.citizens.draft;

import dev.citizens.analyze.RowChecks;
import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.CsvScanner;
import dev.citizens.csv.RecordSink;
import dev.citizens.csv.RowBatch;
import dev.citizens.job.Dataset;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The first rows of a file as a data set's columns make them, and the first records that are no
 * such rows.
 *
 * @param rows values in their canonical texts; null for NULL
 */
public record RowSample(List<List<@Nullable String>> rows, List<BadRecord> badRecords) {
  /**
   * A record that is no row.
   *
   * @param offset where it starts in the file
   * @param line its first, as an editor counts them, from 1
   */
  public record BadRecord(long offset, long line, BadRowReason reason) {}

  /** Ends a scan that has found enough. */
  private static final class Enough extends IOException {
    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  /**
   * Reads a file of this host, until there are enough of both.
   *
   * @param start where its first row starts
   * @throws IOException if it cannot be read
   */
  public static RowSample of(Path file, long start, Dataset dataset, int mostRows, int mostBad)
      throws IOException {
    Collected collected = new Collected(file, dataset, mostRows, mostBad);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      new CsvScanner(dataset.columns().size(), dataset.dialect())
          .scan(channel.position(start), start, channel.size(), collected);
    } catch (Enough e) {
      // the rest is of no interest
    }
    return new RowSample(collected.rows, collected.bad);
  }

  private static final class Collected implements RecordSink {
    private final List<List<@Nullable String>> rows = new ArrayList<>();
    private final List<BadRecord> bad = new ArrayList<>();
    private final RowChecks checks;
    private final LineNumbers lines;
    private final int mostRows;
    private final int mostBad;

    Collected(Path file, Dataset dataset, int mostRows, int mostBad) {
      this.checks = new RowChecks(dataset.columns());
      this.lines = new LineNumbers(file);
      this.mostRows = mostRows;
      this.mostBad = mostBad;
    }

    @Override
    public void accept(RowBatch batch) throws IOException {
      checks.check(batch);
      for (int row = 0; row < batch.size(); row++) {
        BadRowReason reason = batch.reason(row);
        if (reason == null && rows.size() < mostRows) {
          rows.add(values(batch, row));
        } else if (reason != null && bad.size() < mostBad) {
          bad.add(new BadRecord(batch.offset(row), lines.at(batch.offset(row)), reason));
        }
      }
      if (rows.size() == mostRows && bad.size() == mostBad) {
        throw new Enough();
      }
    }

    private static List<@Nullable String> values(RowBatch batch, int row) {
      List<@Nullable String> values = new ArrayList<>();
      for (int column = 0; column < batch.columns(); column++) {
        values.add(batch.text(row, column));
      }
      return values;
    }
  }
}
