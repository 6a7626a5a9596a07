package dev.citizens.job;

import dev.citizens.job.keys.Key;
import dev.citizens.job.keys.Keys;
import dev.citizens.job.keys.Shape;
import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Reads {@code incremental} of a data set with a table. */
final class IncrementalReader {
  private static final int MOST_DAYS = 400;

  private static final String BY_KEYS = "keys";

  static final Keys KEYS =
      Keys.of(
          "a table of which only changes are read",
          Key.required(
              "by",
              Shape.NAME,
              "A column of whole numbers, dates or times whose value grows with each change of a row, such as updated_at. It need not be among columns."),
          Key.optional(
              "overlap",
              Shape.anyOf(
                  new Shape.Text(Overlap.ALLOWED, Overlap.PATTERN),
                  new Shape.WholeNumber(0, Overlap.MOST)),
              "How far before the largest value that was seen rows are read again, for those that were committed late: 90s, 30m, 1h or 2d, or a whole number if by has such. 1h, or 10000, if nothing is said."),
          Key.optional(
              "fullEvery",
              new Shape.WholeNumber(1, MOST_DAYS),
              "After how many days the whole table is read again, whatever has changed; if nothing is said, only if it must be."),
          Key.optional(
              "deletes",
              Shape.oneOf(BY_KEYS),
              "How deleted rows are found: keys reads the keys of all rows, and rows of the day before whose key is gone are left out. If nothing is said, the table is read in full when rows were deleted. See docs/your-own-server.md#only-what-has-changed."));

  private IncrementalReader() {}

  static @Nullable Incremental read(@Nullable YamlNode node, Mistakes mistakes) {
    if (node == null) {
      return null;
    }
    Map<String, YamlNode> keys = node.map(KEYS.names(), mistakes);
    YamlNode overlap = keys.get("overlap");
    YamlNode fullEvery = keys.get("fullEvery");
    YamlNode deletes = keys.get("deletes");
    return new Incremental(
        mistakes.read(() -> JobFileReader.name(node.required(keys, "by")), ""),
        mistakes.read(() -> overlap == null ? null : overlap(overlap)),
        mistakes.read(() -> fullEvery == null ? null : days(fullEvery)),
        mistakes.read(() -> deletes != null && !deletes.oneOf(Set.of(BY_KEYS)).isEmpty(), false),
        node.place());
  }

  private static Overlap overlap(YamlNode node) {
    try {
      return Overlap.parse(node.text());
    } catch (IllegalArgumentException e) {
      throw node.error("overlap " + e.getMessage());
    }
  }

  private static Integer days(YamlNode node) {
    long days = node.number(1);
    if (days > MOST_DAYS) {
      throw node.error("fullEvery must be at most %s, and is %s".formatted(MOST_DAYS, days));
    }
    return (int) days;
  }
}
