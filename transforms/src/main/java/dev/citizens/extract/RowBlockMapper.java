package dev.citizens.extract;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.Bytes;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.Fingerprint;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/**
 * Maps not one row of a result but as many as fit into a block, because Beam's cost is per element.
 *
 * <p>Column 1 is the split column, for the block's name; the others are the row. Values are the
 * bytes of MySQL's text protocol, as they came.
 */
final class RowBlockMapper implements RowMapper<RowBlock> {
  private static final int MAX_BLOCK_BYTES = 8 << 20;

  private final int columns;

  RowBlockMapper(int columns) {
    this.columns = columns;
  }

  /** Takes the row that {@code rows} stands at and those behind it. */
  @Override
  public RowBlock mapRow(ResultSet rows) throws SQLException {
    String name = blockName(rows);
    ByteSink csv = new ByteSink(1 << 20);
    Fingerprint fingerprint = Fingerprint.EMPTY;
    long count = 0;
    do {
      int start = csv.length();
      appendRow(rows, csv);
      fingerprint = fingerprint.plus(Fingerprint.of(csv.array(), start, csv.length()));
      csv.append(CanonicalCsv.LINE_FEED);
      count++;
    } while (csv.length() < MAX_BLOCK_BYTES && rows.next());
    return new RowBlock(name, count, Bytes.of(csv.toByteArray()), fingerprint);
  }

  private void appendRow(ResultSet rows, ByteSink csv) throws SQLException {
    for (int column = 1; column <= columns; column++) {
      if (column > 1) {
        csv.append(CanonicalCsv.DELIMITER);
      }
      byte[] value = rows.getBytes(1 + column);
      if (value != null) {
        CanonicalCsv.appendValue(csv, value, 0, value.length);
      }
    }
  }

  /**
   * Ordered by the key of the block's first row. Ranges share no key, and blocks of one range
   * differ in the number of the row in the result.
   */
  private static String blockName(ResultSet rows) throws SQLException {
    long key = rows.getLong(1);
    String ordered = rows.wasNull() ? "without-key" : String.format("%016x", key ^ Long.MIN_VALUE);
    return String.format("part-%s-%09d", ordered, rows.getRow());
  }
}
