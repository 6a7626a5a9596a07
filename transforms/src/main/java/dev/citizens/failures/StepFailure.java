package dev.citizens.failures;

/**
 * A failure whose cause is known: the message is one line that says who must do what, and the
 * status says what the process exits with. Shown without a stack trace.
 */
public final class StepFailure extends RuntimeException {
  private final ExitStatus status;

  public StepFailure(ExitStatus status, String message) {
    super(message);
    this.status = status;
  }

  public StepFailure(ExitStatus status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  public ExitStatus status() {
    return status;
  }

  /** A wrong option or job file: {@link ExitStatus#WRONG_USE}. */
  public static StepFailure wrongUse(String message) {
    return new StepFailure(ExitStatus.WRONG_USE, message);
  }
}
