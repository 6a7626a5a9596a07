package dev.citizens.extract.transform;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.RowBatch;
import dev.citizens.extract.transform.SiftedRows.Mistake;
import dev.citizens.files.PartWriter;
import dev.citizens.files.WrittenPart;
import dev.citizens.sql.tree.ColumnsOf;
import dev.citizens.sql.tree.RowQuery;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Writes the rows of a range that a transform cannot make, as they were read, as a part of the
 * quarantine; without such rows there is no part. What the result does not show, this does not show
 * either: of columns whose values are not in the result there is {@code ***}. Not thread-safe.
 */
public final class QuarantineParts implements Closeable {
  /** The first line of the file. */
  public static final String HEADER = "table,column,reason,row\n";

  private static final String WITHHELD = "***";
  private static final int FLUSH_BYTES = 64 << 10;

  /** Of a row that is too long, longer values are withheld too. */
  private static final int MOST_OF_TOO_LONG = 1_000;

  private final String path;
  private final ByteSink table;
  private final boolean[] isShown;
  private final ByteSink lines = new ByteSink(256);
  private final ByteSink values = new ByteSink(256);
  private final Map<Mistake, Long> found = new TreeMap<>();
  private @Nullable PartWriter part;
  private long rows;
  private long bytes;

  /** Those of a range, whose part has that path. */
  public QuarantineParts(String path, RowTransform transform) {
    this.path = path;
    this.table = CanonicalCsv.field(transform.table());
    RowQuery query = transform.transformation().query();
    Set<Integer> shown = ColumnsOf.shown(query);
    this.isShown = new boolean[transform.transformation().read().size()];
    for (int column = 0; column < isShown.length; column++) {
      isShown[column] = shown.contains(column);
    }
  }

  /** Writes a row. */
  public void write(RowBatch batch, int row, String column, BadRowReason reason)
      throws IOException {
    values.clear();
    for (int place = 0; place < isShown.length; place++) {
      if (place > 0) {
        values.append(CanonicalCsv.DELIMITER);
      }
      append(batch, row, place, reason);
    }
    lines.append(table.array(), 0, table.length());
    lines.append(CanonicalCsv.DELIMITER);
    if (!column.isEmpty()) {
      ByteSink name = CanonicalCsv.field(column);
      lines.append(name.array(), 0, name.length());
    }
    lines.append(CanonicalCsv.DELIMITER);
    lines.append(reason.name());
    lines.append(CanonicalCsv.DELIMITER);
    CanonicalCsv.appendValue(lines, values.array(), 0, values.length());
    lines.append(CanonicalCsv.LINE_FEED);
    found.merge(new Mistake(column, reason), 1L, Long::sum);
    rows++;
    bytes += batch.rowEnd(row) - batch.rowStart(row);
    if (lines.length() >= FLUSH_BYTES) {
      flush();
    }
  }

  private void append(RowBatch batch, int row, int column, BadRowReason reason) {
    int from = batch.start(row, column);
    int to = batch.end(row, column);
    boolean isTooLong = reason == BadRowReason.TOO_LONG && to - from > MOST_OF_TOO_LONG;
    if (from < to && (!isShown[column] || isTooLong)) {
      values.append(WITHHELD);
    } else {
      values.append(batch.buffer(), from, to);
    }
  }

  private void flush() throws IOException {
    if (part == null) {
      part = new PartWriter(path);
    }
    part.write(lines.array(), 0, lines.length());
    lines.clear();
  }

  /**
   * Completes the part.
   *
   * @param read how many rows the range had
   * @param filtered how many of them did not meet WHERE
   */
  public SiftedRows finish(long read, long filtered) throws IOException {
    if (rows == 0) {
      return new SiftedRows(read, filtered, Map.of(), 0, List.of());
    }
    flush();
    WrittenPart written = part.finish(rows);
    return new SiftedRows(read, filtered, found, bytes, List.of(written));
  }

  @Override
  public void close() throws IOException {
    if (part != null) {
      part.close();
    }
  }
}
