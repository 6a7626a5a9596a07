package dev.citizens.job;

import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Reads {@code quality} of a data set. */
final class QualityReader {
  private QualityReader() {}

  static Quality read(@Nullable YamlNode node) {
    if (node == null) {
      return new Quality(null, 0);
    }
    Map<String, YamlNode> keys = node.map(Set.of("maxBadRows", "minRows"));
    long minRows = keys.containsKey("minRows") ? keys.get("minRows").number(0) : 0;
    YamlNode maxBadRows = keys.get("maxBadRows");
    return new Quality(maxBadRows == null ? null : limit(maxBadRows), minRows);
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
