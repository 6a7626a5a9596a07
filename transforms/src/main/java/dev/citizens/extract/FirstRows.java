package dev.citizens.extract;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.CanonicalRecords;
import dev.citizens.csv.RowBatch;
import dev.citizens.extract.lint.LimitedStatement;
import dev.citizens.extract.moment.Snapshot;
import dev.citizens.extract.split.KeyIndex;
import dev.citizens.extract.transform.RowSink;
import dev.citizens.extract.transform.RowTransform;
import dev.citizens.extract.transform.TransformRows;
import dev.citizens.failures.Printable;
import dev.citizens.job.Dataset;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The first rows of a table as an extract would write them.
 *
 * @param read how many rows the server sent
 * @param filtered how many of them the transform leaves out by WHERE
 * @param rows values in their canonical texts, long ones shortened; null for NULL. Without a
 *     transform the bad ones are among them, as an extract writes those, too
 * @param badRows which rows are bad ones, in order
 */
public record FirstRows(
    long read, long filtered, List<List<@Nullable String>> rows, List<BadRow> badRows) {
  private static final int LIMIT_SECONDS = 600;
  private static final int SHOWN_CHARACTERS = 100;

  /**
   * A row that {@code analyze} does not accept, or a transform cannot make.
   *
   * @param number its place among those that were read, from 1
   * @param column whose value is the reason; empty if it is all of the row
   */
  public record BadRow(long number, String column, BadRowReason reason) {}

  /**
   * Reads them, in the order of a key if there is one, in one transaction that only reads.
   *
   * @param dataset whose columns are known
   * @param transform what is made of the rows; null: they are shown as they are
   * @param most how many rows are read
   * @throws dev.citizens.failures.StepFailure with status 2 as {@link TableColumns#of} says
   * @throws SQLException if the server refuses, or takes longer than ten minutes; then the
   *     connection is of no use any more
   */
  public static FirstRows of(
      Connection connection,
      Dataset dataset,
      @Nullable RowTransform transform,
      int most,
      ReadLimits limits)
      throws SQLException {
    TableQuery query = TableQuery.of(dataset.table(), dataset);
    TableColumns columns = TableColumns.of(connection, query, dataset.readColumns());
    List<String> order = KeyIndex.order(connection, query.source(), query.readColumns());
    String sql = query.first(columns.values(), order, most);
    RowPace pace = limits.pace(1);
    Reader reader = new Reader(columns, transform);
    try (LimitedStatement statement =
        new LimitedStatement(connection, query.title(), LIMIT_SECONDS)) {
      statement.execute(Snapshot.BEGIN);
      statement.streamRows();
      try (ResultSet rows = statement.query(sql)) {
        while (rows.next()) {
          reader.read(rows);
          pace.read(1);
        }
      }
      statement.execute(Snapshot.END);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reader.firstRows();
  }

  private static final class Reader implements RowSink {
    private final TableColumns columns;
    private final RowBatches batches;
    private final @Nullable TransformRows transform;
    private final ByteSink csv = new ByteSink(1 << 10);
    private final List<List<@Nullable String>> shown = new ArrayList<>();
    private final List<BadRow> bad = new ArrayList<>();
    private long read;

    Reader(TableColumns columns, @Nullable RowTransform transform) {
      this.columns = columns;
      this.batches =
          new RowBatches(columns, transform == null ? Set.of() : transform.asked(), 1 << 10);
      this.transform = transform == null ? null : new TransformRows(transform);
    }

    /** Takes one row. It is a batch of its own, so that what is said of a row is said of it. */
    void read(ResultSet rows) throws SQLException, IOException {
      read++;
      csv.clear();
      batches.restart();
      batches.add(rows);
      RowBatch row = batches.complete();
      if (transform != null) {
        transform.add(row, this);
        return;
      }
      csv.append(row.buffer(), row.rowStart(0), row.rowEnd(0));
      endRow(0);
      if (row.anyRejected()) {
        int place = row.rejectedColumn(0);
        String column = place == RowBatch.NO_COLUMN ? "" : columns.declared().get(place).name();
        reject(row, 0, column, row.reason(0));
      }
    }

    @Override
    public ByteSink csv() {
      return csv;
    }

    @Override
    public void endRow(int start) throws IOException {
      csv.append(CanonicalCsv.LINE_FEED);
      int bytes = csv.length() - start;
      try (CanonicalRecords record =
          new CanonicalRecords(new ByteArrayInputStream(csv.array(), start, bytes))) {
        List<@Nullable String> values = new ArrayList<>();
        for (String value : record.next()) {
          values.add(value == null ? null : Printable.of(value, SHOWN_CHARACTERS));
        }
        shown.add(values);
      }
    }

    @Override
    public void reject(RowBatch rows, int row, String column, BadRowReason reason) {
      bad.add(new BadRow(read, column, reason));
    }

    FirstRows firstRows() {
      return new FirstRows(read, transform == null ? 0 : transform.filtered(), shown, bad);
    }
  }
}
