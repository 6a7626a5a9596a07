package dev.citizens.extract;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.files.Attempt;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Writes the rows of a range into parts of the attempt while they arrive, so that what is held in
 * memory does not depend on how many there are. A range that is read again writes the same parts
 * anew.
 */
final class WriteRange {
  /** After how many rows the pace is asked: few enough for slow ones, and no cost a row. */
  static final int ROWS_PER_STRIDE = 64;

  private final int number;
  private final TableColumns columns;
  private final Attempt attempt;
  private final long partBytes;
  private final RowPace pace;
  private final RowSieve sieve;

  /**
   * Writes a range.
   *
   * @param number of the range in its table, by which its parts are named
   * @param partBytes a new part begins with the row behind the one that fills them
   * @param pace how fast rows may be read
   * @param sieve says which rows are written
   */
  WriteRange(int number, TableToRead table, long partBytes, RowPace pace, RowSieve sieve) {
    this.number = number;
    this.columns = table.shape().columns();
    this.attempt = table.attempt();
    this.partBytes = partBytes;
    this.pace = pace;
    this.sieve = sieve;
  }

  /** Looks at each row. */
  @FunctionalInterface
  interface RowSieve {
    /** Every row is written. */
    RowSieve ALL = (rows, csv, bounds) -> true;

    /**
     * Whether the row is written.
     *
     * @param rows stands at it
     * @param csv the row in canonical form, and others
     * @param bounds of the row there: the place before it, then the end of each field
     */
    boolean keeps(ResultSet rows, ByteSink csv, int[] bounds) throws SQLException, IOException;
  }

  /** Takes the row that {@code rows} stands at and all behind it. */
  WrittenRange write(ResultSet rows) throws SQLException, IOException {
    try {
      return writeAll(rows);
    } catch (IOException | RuntimeException e) {
      abort(rows, e);
      throw e;
    }
  }

  /** Else the driver would read the rest of the rows before it closes the result. */
  static void abort(ResultSet rows, Exception cause) {
    try {
      rows.getStatement().getConnection().abort(Runnable::run);
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private WrittenRange writeAll(ResultSet rows) throws SQLException, IOException {
    FieldWriter[] fields = FieldWriter.of(columns);
    int[] bounds = new int[fields.length + 1];
    int strideRows = 0;
    try (RowParts parts = new RowParts(number, attempt, partBytes)) {
      ByteSink csv = parts.csv();
      do {
        if (++strideRows == ROWS_PER_STRIDE) {
          pace.read(strideRows);
          strideRows = 0;
        }
        int start = csv.length();
        appendRow(rows, fields, csv, bounds);
        if (sieve.keeps(rows, csv, bounds)) {
          parts.endRow(start);
        } else {
          csv.truncate(start);
        }
      } while (rows.next());
      pace.read(strideRows);
      return new WrittenRange(number, parts.finish(), parts.fingerprint());
    }
  }

  private static void appendRow(ResultSet rows, FieldWriter[] fields, ByteSink csv, int[] bounds)
      throws SQLException {
    bounds[0] = csv.length() - 1;
    for (int i = 0; i < fields.length; i++) {
      if (i > 0) {
        csv.append(CanonicalCsv.DELIMITER);
      }
      fields[i].append(rows, i + 1, csv);
      bounds[i + 1] = csv.length();
    }
  }
}
