package dev.citizens.load;

import dev.citizens.failures.StepFailure;

/**
 * Something that a person must change before a load can succeed.
 *
 * @param found what is wrong, in one line
 * @param fix who must do what, in one line
 */
public record Obstacle(String found, String fix) {
  /** As a failure with status 2. */
  StepFailure failure() {
    return StepFailure.wrongUse("the warehouse: " + found + "; " + fix);
  }
}
