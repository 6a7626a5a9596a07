package dev.citizens.pipeline;

import java.io.PrintStream;

/**
 * Says how far the command had come when a signal ends the process. A shutdown hook, as the JVM may
 * halt before the main thread notices.
 */
final class StopNotice extends Thread {
  private final Progress progress;
  private final PrintStream err;
  private boolean withdrawn;

  StopNotice(Progress progress, PrintStream err) {
    super("stop-notice");
    this.progress = progress;
    this.err = err;
  }

  @Override
  public void run() {
    give();
  }

  private synchronized void give() {
    if (!withdrawn) {
      progress.stop();
      err.printf("citizens: %s (status 143)%n", progress.whenStopped());
      progress.runLast();
    }
  }

  /** The command has come to its own end. */
  synchronized void withdraw() {
    withdrawn = true;
  }
}
