package dev.citizens.pipeline;

import dev.citizens.failures.Failures;
import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import dev.citizens.lineage.Delivery;
import dev.citizens.lineage.EventJson;
import dev.citizens.lineage.LineageJob;
import dev.citizens.lineage.LineageRun;
import dev.citizens.lineage.Producer;
import dev.citizens.lineage.Receiver;
import dev.citizens.lineage.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.util.ReleaseInfo;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Tells receivers of OpenLineage what the steps of a command read and write, and how they end. What
 * goes wrong here is said in a line and does no harm to the day. Thread-safe: a signal may end the
 * command.
 */
final class DayLineage {
  /** A receiver that hangs must not keep a process from ending. */
  static final Duration MOST_WAIT_FOR_ABORT = Duration.ofSeconds(5);

  private static final String TASK = "TASK";
  private static final String JOB = "JOB";

  private final Day day;
  private final String command;
  private final @Nullable LineageRun parent;
  private final Delivery delivery;
  private final EventJson json =
      new EventJson(
          new Producer(
              Version.current(), "Apache Beam", ReleaseInfo.getReleaseInfo().getVersion()));
  private final Map<Step, LineageRun> open = new LinkedHashMap<>();
  private StepDatasets datasets;
  private @Nullable LineageRun whole;
  private volatile boolean isAborted;

  private DayLineage(
      Day day, String command, @Nullable LineageRun parent, List<Receiver> receivers) {
    this.day = day;
    this.command = command;
    this.parent = parent;
    this.delivery = new Delivery(receivers, System.err);
    this.datasets = new StepDatasets(day, List.of());
  }

  /**
   * Who is to be told of a command; nobody of one that only looks.
   *
   * @throws StepFailure with status 2 if an option says it wrongly
   */
  static DayLineage of(Day day, String command) {
    LineageOptions options = LineageOptions.of(day);
    boolean looks = Looks.isAny(day.citizensOptions());
    return new DayLineage(day, command, options.parent(), looks ? List.of() : options.receivers());
  }

  /** The command begins. Only a whole day is a run of its own, of which its steps are parts. */
  synchronized void begin() {
    if (command.equals(Steps.DAILY) && !isAborted) {
      LineageRun run = new LineageRun(day.runId(), job(command));
      whole = run;
      tell(RunEvent.Type.START, JOB, run, command, null, event -> {});
    }
  }

  /** The columns of the data sets are known. */
  synchronized void knows(List<Dataset> known) {
    datasets = new StepDatasets(day, known);
  }

  synchronized void begin(Step step) {
    if (isAborted) {
      return;
    }
    String of = step.datasets().isEmpty() ? "" : "." + String.join("-", step.datasets());
    open.put(step, LineageRun.of(job(step.name() + of)));
    tell(RunEvent.Type.START, step, null, null);
  }

  synchronized void end(Step step, PreparedStep.Done done) {
    tell(RunEvent.Type.COMPLETE, step, done, null);
    open.remove(step);
  }

  /** A step has failed, or was refused before it could begin. */
  synchronized void fail(Step step, StepFailure failure) {
    if (!open.containsKey(step)) {
      begin(step);
    }
    tell(RunEvent.Type.FAIL, step, null, failure);
    open.remove(step);
  }

  /**
   * The command has come to its end.
   *
   * @param failure what it ends with; null if all is done
   */
  synchronized void end(@Nullable StepFailure failure) {
    if (failure != null) {
      List.copyOf(open.keySet()).forEach(step -> fail(step, failure));
    }
    endWhole(failure == null ? RunEvent.Type.COMPLETE : RunEvent.Type.FAIL, failure);
  }

  /** A signal ends the process. Nothing begins any more; it is told for some seconds at most. */
  void abort() {
    isAborted = true;
    Thread thread = new Thread(this::tellAbort, "lineage-abort");
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(MOST_WAIT_FOR_ABORT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void tellAbort() {
    List.copyOf(open.keySet()).forEach(step -> tell(RunEvent.Type.ABORT, step, null, null));
    open.clear();
    endWhole(RunEvent.Type.ABORT, null);
  }

  private void endWhole(RunEvent.Type type, @Nullable StepFailure failure) {
    LineageRun run = whole;
    whole = null;
    if (run != null) {
      tell(type, JOB, run, command, failure, event -> {});
    }
  }

  private void tell(
      RunEvent.Type type,
      Step step,
      PreparedStep.@Nullable Done done,
      @Nullable StepFailure failure) {
    LineageRun run = open.get(step);
    if (run == null) {
      return; // a signal was faster
    }
    tell(
        type,
        TASK,
        run,
        step.label(),
        failure,
        event -> {
          StepSides sides = datasets.of(step, done, failure);
          event.inputs(sides.inputs()).outputs(sides.outputs()).sql(sides.sql());
        });
  }

  private interface Filling {
    void fill(RunEvent.Builder builder);
  }

  private void tell(
      RunEvent.Type type,
      String jobType,
      LineageRun run,
      String label,
      @Nullable StepFailure failure,
      Filling filling) {
    if (delivery.isEmpty()) {
      return;
    }
    try {
      RunEvent.Builder event =
          RunEvent.builder()
              .type(type)
              .time(Instant.now())
              .run(run)
              .jobType(jobType)
              .parent(jobType.equals(JOB) || whole == null ? parent : whole)
              .root(parent == null ? (jobType.equals(JOB) ? null : whole) : parent)
              .dayStart(ParsedOptions.beginOf(day.runDate(), day.citizensOptions()))
              .dayEnd(ParsedOptions.beginOf(day.runDate().plusDays(1), day.citizensOptions()))
              .error(failure == null ? null : Printable.of(String.join("; ", failure.messages())));
      filling.fill(event);
      delivery.send(json.of(event.build()), type + " of " + label);
    } catch (RuntimeException | Error e) {
      System.err.printf(
          "citizens: lineage: the %s of %s could not be told: %s; the run goes on without it%n",
          type, label, Printable.of(Failures.explain(e).getMessage()));
    }
  }

  private LineageJob job(String name) {
    return new LineageJob(
        day.citizensOptions().getLineageNamespace(), day.job().name() + "." + name);
  }
}
