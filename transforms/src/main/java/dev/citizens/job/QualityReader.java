package dev.citizens.job;

import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Reads {@code quality} of a data set. */
final class QualityReader {
  private QualityReader() {}

  static Quality read(@Nullable YamlNode node, Mistakes mistakes) {
    if (node == null) {
      return new Quality(null, 0);
    }
    Map<String, YamlNode> keys = node.map(Set.of("maxBadRows", "minRows"), mistakes);
    YamlNode minRows = keys.get("minRows");
    YamlNode maxBadRows = keys.get("maxBadRows");
    return new Quality(
        mistakes.read(() -> maxBadRows == null ? null : limit(maxBadRows)),
        mistakes.read(() -> minRows == null ? 0 : minRows.number(0), 0L));
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
