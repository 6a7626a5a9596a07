package dev.citizens.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What happens when the columns of a table are not those of the last day before. */
public enum Drift {
  /** They are read as they are now, and what has changed is said. */
  EVOLVE,

  /** New ones are not read; any other change fails the table. */
  FREEZE,

  /** Any change fails the table. */
  FAIL;

  static final Set<String> NAMES =
      Arrays.stream(values()).map(Drift::toString).collect(Collectors.toUnmodifiableSet());

  static Drift parse(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** As in the job file. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
