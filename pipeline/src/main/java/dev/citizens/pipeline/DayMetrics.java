package dev.citizens.pipeline;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import dev.citizens.load.Warehouse;
import dev.citizens.report.DayStatus;
import dev.citizens.report.MetricsText;
import dev.citizens.report.StatusReader;
import java.sql.Connection;
import java.sql.SQLException;
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
    boolean looks = day.citizensOptions().getDryRun() || day.citizensOptions().getLint();
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
    Optional<MetricsText> ledger = asks ? ledger(metrics, failure) : Optional.empty();
    metrics.write(
        ledger, failure == null ? wentWell(ledger.isPresent()) : Optional.of(failure.status()));
  }

  /** What the warehouse has, if it can be asked: it may be what the command has failed for. */
  private Optional<MetricsText> ledger(MetricsFile metrics, @Nullable StepFailure failure) {
    if (failure != null && failure.status() == ExitStatus.WAREHOUSE) {
      return Optional.empty();
    }
    try {
      return Optional.of(metrics.read(day.warehouse()));
    } catch (StepFailure e) {
      if (failure == null) {
        complain(e);
      }
      return Optional.empty();
    }
  }

  /** A report may be of a day of which a step has failed: that is not to be hidden by it. */
  private Optional<ExitStatus> wentWell(boolean isAnswered) {
    boolean went =
        command.equals(Steps.DAILY) || (command.equals(Steps.REPORT) && isAnswered && isWhole());
    return went ? Optional.of(ExitStatus.DONE) : Optional.empty();
  }

  private boolean isWhole() {
    Warehouse warehouse = day.warehouse();
    try (Connection connection = warehouse.connect()) {
      return StatusReader.read(
              connection, day.job().name(), day.job().datasetNames(), day.runDate())
          .filter(DayStatus::isWhole)
          .isPresent();
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }

  /** A signal ends the process, at once: nobody is asked. */
  synchronized void stopped() {
    if (!isWritten && file.isPresent()) {
      isWritten = true;
      try {
        file.get().write(Optional.empty(), Optional.of(ExitStatus.STOPPED));
      } catch (StepFailure e) {
        complain(e);
      }
    }
  }

  private static void complain(StepFailure failure) {
    System.err.printf("citizens: metrics: %s%n", Printable.of(failure.getMessage()));
  }
}
