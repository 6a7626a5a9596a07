package dev.citizens.failures;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The one boundary at which whatever was thrown becomes an exit status and one line of text. The
 * line says who must do what, and holds no value of the data.
 */
public final class Failures {
  /** Who can tell a cause; who knows more comes first. */
  private static final List<Function<Throwable, StepFailure>> JUDGES =
      List.of(Failures::known, SqlFault::of, MachineFault::of, HdfsFault::of, SparkFault::of);

  private Failures() {}

  /** The failure to report; with status 30 if nobody can tell the cause. */
  public static StepFailure explain(Throwable thrown) {
    List<Throwable> causes = Causes.of(thrown);
    return JUDGES.stream()
        .flatMap(judge -> causes.stream().map(judge))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(() -> unknown(thrown, causes));
  }

  private static StepFailure known(Throwable cause) {
    return cause instanceof StepFailure known ? known : null;
  }

  private static StepFailure unknown(Throwable thrown, List<Throwable> causes) {
    Throwable innermost = causes.get(0);
    while (innermost.getCause() != null && causes.contains(innermost.getCause())) {
      if (causes.indexOf(innermost.getCause()) < causes.indexOf(innermost)) {
        break; // a circle
      }
      innermost = innermost.getCause();
    }
    return new StepFailure(
        ExitStatus.PIPELINE_FAILED, "the pipeline failed: " + DataFree.text(innermost), thrown);
  }
}
