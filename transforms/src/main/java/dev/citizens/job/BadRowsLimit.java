package dev.citizens.job;

import dev.citizens.csv.Extent;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of the input may be lost in bad rows. Lines and bytes count, not records: a quote that
 * is never closed makes one bad row of all that follows.
 *
 * @param most as a number of lines; or as a share, from 0 to 1, of the lines and of the bytes
 */
public record BadRowsLimit(BigDecimal most, boolean isShare) {
  private static final Pattern COUNT = Pattern.compile("\\d{1,18}");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)%");

  /** Reads a whole number, or a percentage up to 100%; empty if the text is neither. */
  static Optional<BadRowsLimit> parse(String text) {
    if (COUNT.matcher(text).matches()) {
      return Optional.of(new BadRowsLimit(new BigDecimal(text), false));
    }
    Matcher percent = PERCENT.matcher(text);
    return percent.matches()
        ? Optional.of(new BadRowsLimit(new BigDecimal(percent.group(1)).movePointLeft(2), true))
            .filter(limit -> limit.most.compareTo(BigDecimal.ONE) <= 0)
        : Optional.empty();
  }

  /**
   * Whether that much may be lost.
   *
   * @param lines of the input, those in bad rows included
   * @param bytes of the input, without the header
   */
  public boolean allows(Extent bad, long lines, long bytes) {
    return isShare
        ? isWithin(bad.lines(), share(lines)) && isWithin(bad.bytes(), share(bytes))
        : isWithin(bad.lines(), most);
  }

  /** In decimal: 0.7% of 1,000 lines are 7, in binary a little less. */
  private BigDecimal share(long whole) {
    return most.multiply(BigDecimal.valueOf(whole));
  }

  private static boolean isWithin(long lost, BigDecimal limit) {
    return BigDecimal.valueOf(lost).compareTo(limit) <= 0;
  }

  /** As in the job file. */
  @Override
  public String toString() {
    return isShare
        ? most.movePointRight(2).stripTrailingZeros().toPlainString() + "%"
        : most.toPlainString();
  }
}
