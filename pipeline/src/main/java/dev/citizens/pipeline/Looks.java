package dev.citizens.pipeline;

import dev.citizens.failures.StepFailure;

/** The options of extract that look at tables and extract none. */
final class Looks {
  private Looks() {}

  /** Whether one is given. */
  static boolean isAny(CitizensOptions options) {
    return options.getLimit() != null || options.getDryRun() || options.getLint();
  }

  /**
   * Checks that at most one of them is given, and to no command that would run.
   *
   * @throws StepFailure with status 2 if not
   */
  static void requireAlone(String command, CitizensOptions options) {
    boolean shows = options.getLimit() != null;
    if (shows && options.getDryRun()) {
      throw StepFailure.wrongUse("--limit shows rows and --dryRun reads none; give one of them");
    }
    if (shows && options.getLint()) {
      throw StepFailure.wrongUse(
          "--limit shows the first rows and --lint looks at all; give one of them");
    }
    if (options.getDryRun() && options.getLint()) {
      throw StepFailure.wrongUse("--lint looks at rows and --dryRun reads none; give one of them");
    }
    if (shows) {
      requireExtract(command, "--limit", "--limit=" + options.getLimit());
    } else if (options.getLint()) {
      requireExtract(command, "--lint", "--lint");
    } else if (options.getDryRun()) {
      requireExtract(command, "--dryRun", "--dryRun");
    }
    if (shows && options.getJson()) {
      throw StepFailure.wrongUse("--limit shows rows to people; leave --json out");
    }
  }

  private static void requireExtract(String command, String name, String given) {
    if (!command.equals(Steps.EXTRACT)) {
      throw StepFailure.wrongUse(
          "%s is of extract alone, and %s would run; leave it out, or give extract %s"
              .formatted(name, command, given));
    }
  }
}
