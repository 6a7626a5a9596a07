package dev.citizens.job;

import dev.citizens.job.keys.Key;
import dev.citizens.job.keys.Keys;
import dev.citizens.job.keys.Shape;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Reads {@code load} of a data set with a table. */
final class MirrorReader {
  /** Each is a partition, and hundreds of them make queries slow. */
  private static final int MOST_DAYS = 400;

  static final Keys KEYS =
      Keys.of(
          "a table in the warehouse",
          Key.optional(
              "as",
              Shape.NAME,
              "Its name in the warehouse; that of the data set if nothing is said."),
          Key.optional(
              "keep",
              new Shape.WholeNumber(1, MOST_DAYS),
              "How many days stay in it, the newest ones; 1 if nothing is said. A day older than these is not loaded."));

  private MirrorReader() {}

  static @Nullable Mirror read(@Nullable YamlNode node, String dataset, Mistakes mistakes) {
    if (node == null) {
      return null;
    }
    Map<String, YamlNode> keys = node.map(KEYS.names(), mistakes);
    YamlNode as = keys.get("as");
    YamlNode keep = keys.get("keep");
    return new Mirror(
        mistakes.read(() -> as == null ? dataset : JobFileReader.name(as), dataset),
        mistakes.read(() -> keep == null ? 1 : days(keep), 1));
  }

  private static int days(YamlNode keep) {
    long days = keep.number(1);
    if (days > MOST_DAYS) {
      throw keep.error("keep must be at most %s, and is %s".formatted(MOST_DAYS, days));
    }
    return (int) days;
  }
}
