package dev.citizens.job;

import dev.citizens.csv.BadRows;
import dev.citizens.csv.Extent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What input must be like to be published.
 *
 * @param maxBadRows null if the job file does not say; then {@link #DEFAULT_LIMIT} holds
 * @param refusesStale whether it must not be what an earlier day had already
 */
public record Quality(@Nullable BadRowsLimit maxBadRows, long minRows, boolean refusesStale) {
  /** The names of the rules, as the job file has them. */
  public static final String MAX_BAD_ROWS = "maxBadRows";

  public static final String MIN_ROWS = "minRows";
  public static final String STALE = "stale";

  /** Of a job file that says nothing. */
  public static final Quality NONE = new Quality(null, 0, false);

  /** One percent: no file that somebody can use has more, and an open quote seldom takes less. */
  public static final BadRowsLimit DEFAULT_LIMIT = new BadRowsLimit(new BigDecimal("0.01"), true);

  /** The limit that holds. */
  public BadRowsLimit limit() {
    return maxBadRows == null ? DEFAULT_LIMIT : maxBadRows;
  }

  /** The rules that input is judged by. */
  public List<String> rules() {
    List<String> rules = new ArrayList<>(List.of(MAX_BAD_ROWS));
    if (minRows > 0) {
      rules.add(MIN_ROWS);
    }
    if (refusesStale) {
      rules.add(STALE);
    }
    return List.copyOf(rules);
  }

  /**
   * Which of the rules about rows let the input pass; as {@link #objection}, which names the first
   * that does not.
   */
  public Map<String, Boolean> verdicts(long rows, BadRows bad, long bytes) {
    Map<String, Boolean> verdicts = new LinkedHashMap<>();
    long lines = rows + bad.extent().lines();
    verdicts.put(MAX_BAD_ROWS, limit().allows(bad.extent(), lines, bytes));
    if (minRows > 0) {
      verdicts.put(MIN_ROWS, rows >= minRows);
    }
    return verdicts;
  }

  /**
   * Why the input is not acceptable, as a phrase; null if it is.
   *
   * @param rows that are accepted
   * @param bytes of the input, without the header
   */
  public @Nullable String objection(long rows, BadRows bad, long bytes) {
    long lines = rows + bad.extent().lines();
    if (!limit().allows(bad.extent(), lines, bytes)) {
      return described(bad, lines, bytes)
          + (maxBadRows == null
              ? ", and without quality.maxBadRows in the job file the limit is "
              : ", and quality.maxBadRows is ")
          + limit();
    }
    if (rows < minRows) {
      return text("%s rows", rows)
          + (bad.count() == 0 ? "" : " and " + described(bad, lines, bytes))
          + text(", and quality.minRows is %s", minRows);
    }
    return null;
  }

  private static String described(BadRows bad, long lines, long bytes) {
    Extent extent = bad.extent();
    return text(
        "%s bad row%s with %s of %s lines and %s of %s bytes (%s)",
        bad.count(),
        bad.count() == 1 ? "" : "s",
        extent.lines(),
        lines,
        extent.bytes(),
        bytes,
        bad.reasonsText());
  }

  private static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
