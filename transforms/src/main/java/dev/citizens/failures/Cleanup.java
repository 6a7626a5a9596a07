package dev.citizens.failures;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tidying up behind work. It cannot fail the work: what is published stays published, and what
 * failed has a reason of its own, which must not give way to a later one. What goes wrong here is a
 * warning in the log.
 */
public final class Cleanup {
  private static final Logger LOG = LoggerFactory.getLogger(Cleanup.class);

  private Cleanup() {}

  /** What is to be done at the end. */
  @FunctionalInterface
  public interface Action {
    void run() throws Exception;
  }

  /**
   * Does it, and never throws.
   *
   * @param what it does, to be read behind "could not"; without values of the data
   */
  public static void run(String what, Action action) {
    try {
      action.run();
    } catch (Throwable e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      LOG.warn("could not {}: {}", what, e.getClass().getName());
    }
  }
}
