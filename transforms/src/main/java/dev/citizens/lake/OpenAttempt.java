package dev.citizens.lake;

import dev.citizens.failures.Cleanup;
import dev.citizens.files.Attempt;

/**
 * An attempt of this process. Its folder goes when it is closed, whatever came of the attempt; a
 * folder that can't be deleted is left to the sweep.
 */
public final class OpenAttempt implements AutoCloseable {
  private final Lake lake;
  private final Attempt attempt;

  OpenAttempt(Lake lake, Attempt attempt) {
    this.lake = lake;
    this.attempt = attempt;
  }

  /** As it travels to the workers. */
  public Attempt attempt() {
    return attempt;
  }

  /** Never throws. */
  @Override
  public void close() {
    Cleanup.run("delete " + attempt.folder(), () -> lake.discard(attempt));
  }
}
