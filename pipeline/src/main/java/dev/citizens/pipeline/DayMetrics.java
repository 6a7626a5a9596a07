package dev.citizens.pipeline;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a command leaves in the file of {@code --metricsFile} at its end, however that is. Steps of
 * which a scheduler makes a day tell of it only if they fail, or have judged. Thread-safe: a signal
 * may end the command.
 */
final class DayMetrics {
  /** Those that know the day as a whole: they ask the warehouse, and may say that all went well. */
  private static final Set<String> OF_WHOLE_DAYS = Set.of(Steps.DAILY, Steps.REPORT);

  private final Day day;
  private final String command;
  private final Optional<MetricsFile> file;
  private boolean isWritten;

  private DayMetrics(Day day, String command, Optional<MetricsFile> file) {
    this.day = day;
    this.command = command;
    this.file = file;
  }

  /**
   * Those of a command; none of one that only looks.
   *
   * @throws StepFailure with status 2 if nothing can be written there, and it is a whole day's
   */
  static DayMetrics of(Day day, String command) {
    boolean looks = Looks.isAny(day.citizensOptions());
    return new DayMetrics(day, command, looks ? Optional.empty() : file(day, command));
  }

  private static Optional<MetricsFile> file(Day day, String command) {
    try {
      return MetricsFile.of(day);
    } catch (StepFailure e) {
      if (OF_WHOLE_DAYS.contains(command)) {
        throw e;
      }
      complain(e); // a scheduler may run this step on a host without such a folder
      return Optional.empty();
    }
  }

  /**
   * Notes that no day could be made of a command line or its job file; for as long as neither is
   * understood, only the command line and the environment can name the metrics file.
   *
   * @param args of a step that runs
   */
  static void refused(List<String> args, Map<String, String> environment, StepFailure failure) {
    try {
      OptionLayers.withEnvironment(args, environment).stream()
          .filter(each -> each.startsWith(MetricsFile.OPTION + "="))
          .map(each -> each.substring(MetricsFile.OPTION.length() + 1))
          .findFirst()
          .ifPresent(path -> MetricsFile.writeRefusal(path, failure.status()));
    } catch (StepFailure e) {
      complain(e);
    }
  }

  /**
   * The command has come to its end.
   *
   * @param failure what it ends with; null if all is done
   * @throws StepFailure with status 2 if all is done and the file cannot be written
   */
  synchronized void end(@Nullable StepFailure failure) {
    if (isWritten || file.isEmpty()) {
      return;
    }
    isWritten = true;
    try {
      write(file.get(), failure);
    } catch (StepFailure e) {
      if (failure == null && OF_WHOLE_DAYS.contains(command)) {
        throw e;
      }
      complain(e);
    }
  }

  private void write(MetricsFile metrics, @Nullable StepFailure failure) {
    boolean asks = OF_WHOLE_DAYS.contains(command);
    if (!asks && failure == null && day.verdicts().all().isEmpty()) {
      return;
    }
    Optional<ExitStatus> failed = Optional.ofNullable(failure).map(StepFailure::status);
    metrics.write(
        () ->
            asks
                ? new AskedEnd(day, command).of(metrics, failed)
                : new MetricsFile.End(Optional.empty(), failed));
  }

  /** A signal ends the process, at once: nobody is asked. */
  synchronized void stopped() {
    if (!isWritten && file.isPresent()) {
      isWritten = true;
      try {
        file.get()
            .write(() -> new MetricsFile.End(Optional.empty(), Optional.of(ExitStatus.STOPPED)));
      } catch (StepFailure e) {
        complain(e);
      }
    }
  }

  static void complain(StepFailure failure) {
    System.err.printf("citizens: metrics: %s%n", Printable.of(failure.getMessage()));
  }
}
