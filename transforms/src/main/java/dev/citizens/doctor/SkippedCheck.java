package dev.citizens.doctor;

import dev.citizens.failures.ExitStatus;

/** A check that does not apply here, so that its place in the table says why. */
public record SkippedCheck(String name, ExitStatus area, String reason) implements Check {
  @Override
  public Finding run() {
    return Finding.skipped(reason);
  }
}
