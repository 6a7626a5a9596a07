package dev.citizens.job;

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
    if (maxBadShare != null && badRows > maxBadShare * (rows + badRows)) {
      return "%d bad rows of %d, and quality.maxBadRows is %s%%"
          .formatted(badRows, rows + badRows, maxBadShare * 100);
    }
    return null;
  }
}
