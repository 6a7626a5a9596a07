package dev.citizens.job;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The names that {@code datasets} gives.
 *
 * @param areAll whether there is no mistake in them
 */
record DatasetNames(Set<String> names, boolean areAll) {

  /**
   * Reads them.
   *
   * @param node null if it is missing, which has been told
   */
  static DatasetNames of(@Nullable YamlNode node, Mistakes mistakes) {
    int before = mistakes.found();
    Set<String> names = new LinkedHashSet<>();
    if (node != null) {
      mistakes
          .read(node::keys, List.<YamlNode>of())
          .forEach(key -> mistakes.read(() -> names.add(JobFileReader.name(key))));
      if (names.isEmpty() && mistakes.found() == before) {
        mistakes.add(node.error("datasets must name at least one, such as {citizens: {file: …}}"));
      }
    }
    return new DatasetNames(names, node != null && mistakes.found() == before);
  }

  /** Refuses a name that is no data set's. */
  void require(YamlNode name) {
    if (areAll && !names.contains(name.text())) {
      throw name.error(
          "there is no data set %s; datasets has %s"
              .formatted(name.text(), String.join(", ", names)));
    }
  }
}
