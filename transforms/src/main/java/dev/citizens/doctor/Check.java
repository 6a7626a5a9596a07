package dev.citizens.doctor;

import dev.citizens.failures.ExitStatus;
import java.time.Duration;
import java.util.List;

/** Looks at one thing that a run depends on. Changes nothing that outlives the check. */
public interface Check {
  Duration DEFAULT_LIMIT = Duration.ofSeconds(10);

  /** The area and the thing, in a few words; no other check has the same. */
  String name();

  /** What {@code scripts/citizens doctor} exits with if this is the first area that fails. */
  ExitStatus area();

  /** Names of the checks without whose success this one cannot run; they stand before it. */
  default List<String> needs() {
    return List.of();
  }

  /** How long it may take; it is given up, and fails, after that. */
  default Duration limit() {
    return DEFAULT_LIMIT;
  }

  /**
   * Looks. May run at the same time as other checks, on another thread.
   *
   * @throws Exception as it comes: it becomes a finding that fails
   */
  Finding run() throws Exception;
}
