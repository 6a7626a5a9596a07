package dev.citizens.job;

import java.io.Serializable;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * How far before the largest value that was seen an incremental extract begins.
 *
 * @param unit of a span of time; null if it is a number of values
 */
public record Overlap(long amount, @Nullable ChronoUnit unit) implements Serializable {
  /** Of times, if the job file says nothing: most transactions are over by then. */
  public static final Overlap AN_HOUR = new Overlap(1, ChronoUnit.HOURS);

  /** Of whole numbers. */
  public static final Overlap TEN_THOUSAND = new Overlap(10_000, null);

  static final String PATTERN = "^[0-9]{1,9}[smhd]$";
  static final String ALLOWED = "a time such as 90s, 30m, 1h or 2d";
  static final long MOST = 999_999_999;

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})([smhd]?)");

  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);

  /**
   * Of what stands in a job file.
   *
   * @throws IllegalArgumentException if it is none; its message is a phrase
   */
  static Overlap parse(String text) {
    Matcher found = TEXT.matcher(text);
    if (!found.matches()) {
      throw new IllegalArgumentException(
          "must be " + ALLOWED + ", or a whole number, and is " + text);
    }
    return new Overlap(Long.parseLong(found.group(1)), UNITS.get(found.group(2)));
  }

  /** Whether it can be taken from times; nothing can be taken from both. */
  public boolean isOfTimes() {
    return unit != null || amount == 0;
  }

  /** Whether it can be taken from whole numbers. */
  public boolean isOfNumbers() {
    return unit == null;
  }
}
