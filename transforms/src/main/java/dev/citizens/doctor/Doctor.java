package dev.citizens.doctor;

import dev.citizens.failures.DataFree;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Failures;
import dev.citizens.failures.StepFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs checks: at the same time where they do not need each other, each for its limit at most, and
 * all of them whatever the others say.
 */
public final class Doctor {
  private static final int LEAST_AT_ONCE = 4;

  private final ExecutorService threads = Executors.newCachedThreadPool(Doctor::daemonThread);
  private final Map<String, CompletableFuture<CheckResult>> results = new LinkedHashMap<>();

  /** All at once would load their classes at once, and on a small machine none would be in time. */
  private final Semaphore turns =
      new Semaphore(Math.max(LEAST_AT_ONCE, Runtime.getRuntime().availableProcessors()));

  private Doctor() {}

  /**
   * Runs them and waits for the last.
   *
   * @param checks each behind those that it needs
   */
  public static DoctorReport examine(List<? extends Check> checks) {
    long start = System.nanoTime();
    Doctor doctor = new Doctor();
    try {
      checks.forEach(doctor::start);
      List<CheckResult> results =
          doctor.results.values().stream().map(CompletableFuture::join).toList();
      return new DoctorReport(results, millisSince(start));
    } finally {
      doctor.threads.shutdownNow();
    }
  }

  private void start(Check check) {
    List<CompletableFuture<CheckResult>> needed =
        check.needs().stream()
            .map(name -> Objects.requireNonNull(results.get(name), "no check before: " + name))
            .toList();
    results.put(
        check.name(),
        CompletableFuture.allOf(needed.toArray(CompletableFuture<?>[]::new))
            .thenApplyAsync(
                ready -> result(check, needed.stream().map(CompletableFuture::join).toList()),
                threads));
  }

  private CheckResult result(Check check, List<CheckResult> needed) {
    for (CheckResult need : needed) {
      if (!need.allowsOthers()) {
        boolean isCause = need.finding().verdict() == Verdict.FAIL;
        String reason = isCause ? "'" + need.name() + "' failed" : need.finding().found();
        return new CheckResult(check.name(), check.area(), Finding.skipped(reason), 0);
      }
    }
    turns.acquireUninterruptibly();
    long start = System.nanoTime();
    Future<Finding> work = threads.submit(check::run);
    try {
      Finding finding = work.get(check.limit().toMillis(), TimeUnit.MILLISECONDS);
      return new CheckResult(check.name(), check.area(), finding, millisSince(start));
    } catch (TimeoutException e) {
      work.cancel(true);
      Finding late =
          Finding.fail(
              "no answer within " + check.limit().toSeconds() + " s",
              "whoever runs the server: see whether it hangs, is overloaded, or a firewall drops"
                  + " packets to it; then run doctor again");
      return new CheckResult(check.name(), check.area(), late, millisSince(start));
    } catch (ExecutionException e) {
      return failed(check, e.getCause(), millisSince(start));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailure(ExitStatus.STOPPED, "interrupted while checking " + check.name(), e);
    } finally {
      turns.release();
    }
  }

  private static CheckResult failed(Check check, Throwable thrown, long elapsedMillis) {
    StepFailure known = Failures.explain(thrown);
    if (known.status() != ExitStatus.PIPELINE_FAILED) {
      // Its message is: what is wrong; who must do what.
      String message = known.getMessage();
      int advice = message.lastIndexOf("; ");
      Finding finding =
          advice < 0
              ? Finding.fail(message, "correct that, then run doctor again")
              : Finding.fail(message.substring(0, advice), message.substring(advice + 2));
      return new CheckResult(check.name(), known.status(), finding, elapsedMillis);
    }
    return new CheckResult(
        check.name(),
        check.area(),
        Finding.fail(
            DataFree.text(thrown),
            "doctor did not expect this: run it again, and report it if it stays"),
        elapsedMillis);
  }

  private static long millisSince(long startNanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
  }

  /** A check that hangs must not keep the process. */
  private static Thread daemonThread(Runnable task) {
    Thread thread = new Thread(task, "doctor");
    thread.setDaemon(true);
    return thread;
  }
}
