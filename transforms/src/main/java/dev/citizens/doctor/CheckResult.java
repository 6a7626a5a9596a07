package dev.citizens.doctor;

import dev.citizens.failures.ExitStatus;

/**
 * What came of a check.
 *
 * @param area of the check, or of what was thrown: a missing option is one of configuration
 */
public record CheckResult(String name, ExitStatus area, Finding finding, long elapsedMillis) {
  /** Whether checks that need this one can run. */
  public boolean allowsOthers() {
    return finding.verdict() == Verdict.OK || finding.verdict() == Verdict.WARN;
  }
}
