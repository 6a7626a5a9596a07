package dev.citizens.failures;

import java.util.List;

/**
 * A failure whose cause is known: the message is one line that says who must do what, or a line for
 * each of several mistakes, and the status says what the process exits with. Shown without a stack
 * trace.
 */
public final class StepFailure extends RuntimeException {
  private final ExitStatus status;
  private final List<String> messages;
  private final List<String> details;

  public StepFailure(ExitStatus status, String message) {
    this(status, message, (Throwable) null);
  }

  public StepFailure(ExitStatus status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
    messages = List.of(message);
    details = List.of();
  }

  /**
   * A failure with more to tell.
   *
   * @param details lines that stand below what the step says of its end; the message does without
   */
  public StepFailure(ExitStatus status, String message, List<String> details) {
    super(message);
    this.status = status;
    messages = List.of(message);
    this.details = List.copyOf(details);
  }

  private StepFailure(ExitStatus status, List<String> messages) {
    super(String.join("\n", messages));
    this.status = status;
    this.messages = List.copyOf(messages);
    details = List.of();
  }

  public ExitStatus status() {
    return status;
  }

  /** What to tell: one message, or one for each mistake. */
  public List<String> messages() {
    return messages;
  }

  /** Lines for the person who watches; none, as a rule. */
  public List<String> details() {
    return details;
  }

  /** Several mistakes in options or job file. */
  public static StepFailure wrongUse(List<String> messages) {
    return new StepFailure(ExitStatus.WRONG_USE, messages);
  }

  /** A wrong option or job file: {@link ExitStatus#WRONG_USE}. */
  public static StepFailure wrongUse(String message) {
    return new StepFailure(ExitStatus.WRONG_USE, message);
  }
}
