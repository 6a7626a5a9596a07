package dev.citizens.draft;

import dev.citizens.csv.BadRows;
import dev.citizens.sniff.SniffedFile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** The lines below {@code quality} of a data set: limits that today's file keeps. */
final class QualityLines {
  /** Where today's file has no bad row. */
  private static final BigDecimal LEAST_PERCENT = new BigDecimal("0.1");

  private static final BigDecimal ALL_PERCENT = BigDecimal.valueOf(100);

  private QualityLines() {}

  static List<String> of(SniffedFile file) {
    BadRows bad = file.badRows();
    String badToday =
        bad.count() == 0
            ? "none"
            : String.format(Locale.ROOT, "%,d, %s", bad.count(), bad.reasonsText());
    return List.of(
        "      maxBadRows: %s%% # of the lines and bytes; today: %s"
            .formatted(percent(file).toPlainString(), badToday),
        String.format(
            Locale.ROOT, "      minRows: %d # half of today's %,d", file.rows() / 2, file.rows()));
  }

  /** Twice as much as today, rounded up. */
  private static BigDecimal percent(SniffedFile file) {
    BadRows bad = file.badRows();
    double lines = (double) bad.extent().lines() / (file.rows() + bad.extent().lines());
    double bytes = (double) bad.extent().bytes() / file.dataBytes();
    double share = bad.count() == 0 ? 0 : Math.max(lines, bytes);
    BigDecimal twice =
        BigDecimal.valueOf(share * 2 * 100).round(new MathContext(1, RoundingMode.UP));
    return twice.max(LEAST_PERCENT).min(ALL_PERCENT);
  }
}
