package dev.citizens.job;

import dev.citizens.failures.Printable;
import dev.citizens.job.keys.Key;
import dev.citizens.job.keys.Keys;
import dev.citizens.job.keys.Shape;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Reads {@code quality} of a data set. */
final class QualityReader {
  private static final String REFUSE = "refuse";
  private static final List<String> STALE = List.of("tell", REFUSE);

  static final Keys KEYS =
      Keys.of(
          "quality",
          Key.optional(
              "maxBadRows",
              Shape.anyOf(
                  new Shape.WholeNumber(0, Long.MAX_VALUE),
                  new Shape.Text(
                      "percentage, such as `0.1%`", "^(100|[0-9]{1,2}(\\.[0-9]{1,6})?)%$")),
              "How much may be lost in bad rows: a number of lines, or a share of lines and bytes; 1% if nothing is said. More, and nothing is published (status 11). See docs/csv-interpretation.md#how-much-may-be-bad."),
          Key.optional(
              "minRows",
              new Shape.WholeNumber(0, Long.MAX_VALUE),
              "How many rows there must be at least; with fewer, nothing is published (status 11)."),
          Key.optional(
              "stale",
              new Shape.OneOf(STALE),
              "Whether data of an earlier day may come again: tell, if nothing is said; refuse: a file that was last changed before the business day began, or rows that are those of the last day before, are not published (status 10). See docs/csv-interpretation.md#data-of-yesterday."));

  private QualityReader() {}

  static Quality read(@Nullable YamlNode node, Mistakes mistakes) {
    if (node == null) {
      return Quality.NONE;
    }
    Map<String, YamlNode> keys = node.map(KEYS.names(), mistakes);
    YamlNode minRows = keys.get("minRows");
    YamlNode maxBadRows = keys.get("maxBadRows");
    YamlNode stale = keys.get("stale");
    return new Quality(
        mistakes.read(() -> maxBadRows == null ? null : limit(maxBadRows)),
        mistakes.read(() -> minRows == null ? 0 : minRows.number(0), 0L),
        mistakes.read(() -> stale != null && refuses(stale), false));
  }

  private static boolean refuses(YamlNode stale) {
    if (!STALE.contains(stale.text())) {
      throw stale.error(
          "stale is %s; allowed: %s"
              .formatted(Printable.of(stale.text()), String.join(", ", STALE)));
    }
    return stale.text().equals(REFUSE);
  }

  private static BadRowsLimit limit(YamlNode maxBadRows) {
    return BadRowsLimit.parse(maxBadRows.text())
        .orElseThrow(
            () ->
                maxBadRows.error(
                    "maxBadRows must be a whole number or a percentage up to 100%, such as 0.1%,"
                        + " and is "
                        + maxBadRows.text()));
  }
}
