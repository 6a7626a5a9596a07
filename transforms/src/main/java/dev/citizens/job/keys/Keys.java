package dev.citizens.job.keys;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys of a mapping. What reads the mapping refuses all others.
 *
 * @param title of the mapping, such as {@code a column}
 * @param keys in the order in which they are shown
 */
public record Keys(String title, List<Key> keys) {
  /** The keys of a mapping. */
  public static Keys of(String title, Key... keys) {
    return new Keys(title, List.of(keys));
  }

  /** Their names. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    keys.forEach(key -> names.add(key.name()));
    return names;
  }
}
