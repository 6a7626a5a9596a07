package dev.citizens.pipeline;

import java.util.ArrayList;
import java.util.List;

/** How far a command has come, for whoever must be told when it is stopped. Thread-safe. */
final class Progress {
  private final List<String> done = new ArrayList<>();
  private String running;
  private boolean allDone;
  private boolean stopped;
  private Runnable last = () -> {};

  synchronized void start(String step) {
    running = step;
  }

  synchronized void end(String step) {
    running = null;
    done.add(step);
  }

  /** No step follows. */
  synchronized void endAll() {
    allDone = true;
  }

  /** A signal ends the process: what fails from now on is a consequence. */
  synchronized void stop() {
    stopped = true;
  }

  /** What is to be done when a signal ends the process: in seconds, and without a throw. */
  synchronized void whenStopping(Runnable action) {
    last = action;
  }

  /** Does it; a step may end at the same time. */
  void runLast() {
    Runnable action;
    synchronized (this) {
      action = last;
    }
    action.run();
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  /** What is known when a signal ends the process; a step that runs may have published already. */
  synchronized String whenStopped() {
    String before = done.isEmpty() ? "" : " " + String.join(", ", done) + " had ended";
    if (allDone) {
      return "stopped when all was done:" + before;
    }
    String at =
        running == null
            ? "stopped between steps;" + (done.isEmpty() ? " none had begun" : before)
            : "stopped during %s, which may have published or not;".formatted(running)
                + (done.isEmpty() ? " no other step had ended" : before);
    return at + "; run the same command again";
  }
}
