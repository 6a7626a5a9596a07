package dev.citizens.pipeline.progress;

import dev.citizens.element.WorkDone;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Tells now and then how far a pipeline is, on standard error: standard output is for results. */
public final class ProgressWatch {
  private static final String CLEAR_LINE = "\r\033[K";

  private final ProgressStyle style;
  private final Workload work;
  private final Supplier<WorkDone> done;
  private final LongSupplier nanoTime;
  private final PrintStream out;
  private final long startNanos;
  private final WorkDone before;
  private long workingSinceNanos;
  private boolean works;
  private boolean barIsThere;
  private boolean ended;

  ProgressWatch(
      ProgressStyle style,
      Workload work,
      Supplier<WorkDone> done,
      LongSupplier nanoTime,
      PrintStream out) {
    this.style = style;
    this.work = work;
    this.done = done;
    this.nanoTime = nanoTime;
    this.out = out;
    this.startNanos = nanoTime.getAsLong();
    this.before = done.get();
  }

  /**
   * Runs a pipeline, and tells meanwhile how far it is.
   *
   * @param done what has been done until it is asked, by this pipeline and those before it
   * @param run returns when the pipeline has ended
   */
  public static <T> T during(
      ProgressStyle style, Workload work, Supplier<WorkDone> done, Supplier<T> run) {
    if (style == ProgressStyle.NONE || !work.isWatched()) {
      return run.get();
    }
    ProgressWatch watch = new ProgressWatch(style, work, done, System::nanoTime, System.err);
    Thread teller = new Thread(watch::tellUntilEnded, "progress");
    teller.setDaemon(true);
    teller.start();
    try {
      return run.get();
    } finally {
      watch.end();
    }
  }

  private synchronized void tellUntilEnded() {
    try {
      while (!ended) {
        wait(style.interval().toMillis());
        tell();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void tell() {
    if (ended) {
      return;
    }
    long now = nanoTime.getAsLong();
    WorkDone sinceStart = done.get().minus(before);
    if (!works && !sinceStart.equals(WorkDone.NONE)) {
      works = true;
      workingSinceNanos = now - style.interval().toNanos() / 2; // it began somewhere between
    }
    ProgressText text =
        new ProgressText(
            work,
            sinceStart,
            Duration.ofNanos(now - startNanos),
            works ? Duration.ofNanos(now - workingSinceNanos) : Duration.ZERO);
    switch (style) {
      case BAR -> {
        out.print(CLEAR_LINE + text.bar());
        out.flush();
        barIsThere = true;
      }
      case LINES -> out.println(text.line());
      case JSON -> out.println(text.json());
      case NONE -> {}
    }
  }

  /** Leaves no bar behind, and tells nothing from now on. A program is told so. */
  synchronized void end() {
    ended = true;
    notifyAll();
    if (style == ProgressStyle.JSON) {
      Duration elapsed = Duration.ofNanos(nanoTime.getAsLong() - startNanos);
      out.println(ProgressText.ended(work, elapsed));
    }
    if (barIsThere) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }
}
