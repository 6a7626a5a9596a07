package dev.citizens.job;

import java.math.BigDecimal;

/**
 * What input must be like to be published.
 *
 * @param maxBadRows as a number of rows, or null
 * @param maxBadShare as a share of the rows read, from 0 to 1, or null
 */
public record Quality(Long maxBadRows, Double maxBadShare, long minRows) {
  /** Why the input is not acceptable, as a phrase; null if it is. */
  public String objection(long rows, long badRows) {
    if (rows < minRows) {
      return "%d rows, and quality.minRows is %d".formatted(rows, minRows);
    }
    if (maxBadRows != null && badRows > maxBadRows) {
      return "%d bad rows, and quality.maxBadRows is %d".formatted(badRows, maxBadRows);
    }
    if (maxBadShare != null && badRows > mostBadRows(rows + badRows)) {
      BigDecimal percent = BigDecimal.valueOf(maxBadShare).movePointRight(2);
      return "%d bad rows of %d, and quality.maxBadRows is %s%%"
          .formatted(badRows, rows + badRows, percent.stripTrailingZeros().toPlainString());
    }
    return null;
  }

  /** In decimal: 0.7% of 1,000 rows are 7, in binary a little less. */
  private long mostBadRows(long rowsRead) {
    return BigDecimal.valueOf(maxBadShare).multiply(BigDecimal.valueOf(rowsRead)).longValue();
  }
}
