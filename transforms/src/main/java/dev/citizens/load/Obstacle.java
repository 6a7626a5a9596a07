package dev.citizens.load;

import dev.citizens.failures.StepFailure;
import java.util.Optional;

/**
 * Something that a person must change before a load can succeed.
 *
 * @param found what is wrong, in one line
 * @param fix who must do what, in one line
 */
public record Obstacle(String found, String fix) {
  /**
   * Goes on if there is none.
   *
   * @throws StepFailure with status 2 if there is one
   */
  static void refuse(Optional<Obstacle> obstacle) {
    if (obstacle.isPresent()) {
      throw obstacle.get().failure();
    }
  }

  /** As a failure with status 2. */
  StepFailure failure() {
    return StepFailure.wrongUse("the warehouse: " + found + "; " + fix);
  }
}
