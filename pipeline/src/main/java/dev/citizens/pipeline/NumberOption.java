package dev.citizens.pipeline;

import dev.citizens.failures.StepFailure;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The options that are whole numbers, with the bounds that the job file's schema has, too. */
enum NumberOption {
  MAX_CONNECTIONS("maxConnections", 1, 10_000),
  MAX_ROWS_PER_SECOND("maxRowsPerSecond", 100, 1_000_000_000),
  LIMIT("limit", 1, 1_000);

  private final String option;
  private final int least;
  private final int most;

  NumberOption(String option, int least, int most) {
    this.option = option;
    this.least = least;
    this.most = most;
  }

  /** The one of that name, if it is a number. */
  static Optional<NumberOption> of(String option) {
    return Stream.of(values()).filter(each -> each.option.equals(option)).findFirst();
  }

  int least() {
    return least;
  }

  int most() {
    return most;
  }

  /**
   * The number that is given.
   *
   * @throws StepFailure with status 2 if that is none, or too small or large a one
   */
  int parse(String given) {
    try {
      int number = Integer.parseInt(given);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw StepFailure.wrongUse(
        String.format(
            Locale.ROOT,
            "--%s=%s must be a whole number from %d to %d",
            option,
            given,
            least,
            most));
  }
}
