package dev.citizens.lineage;

import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells receivers of events. One that takes none does no harm to the day: that is said in a line,
 * and after three in a row it is left alone.
 */
public final class Delivery {
  private static final int MOST_FAILURES = 3;

  private final List<Receiver> receivers;
  private final PrintStream err;
  private final Map<Receiver, Integer> failures = new HashMap<>();

  public Delivery(List<Receiver> receivers, PrintStream err) {
    this.receivers = List.copyOf(receivers);
    this.err = err;
  }

  /** Whether there is nobody to be told. */
  public boolean isEmpty() {
    return receivers.isEmpty();
  }

  /**
   * Tells all that still listen.
   *
   * @param what the event is, for people, such as {@code START of upload citizens}
   */
  public void send(String event, String what) {
    for (Receiver receiver : receivers) {
      int before = failures.getOrDefault(receiver, 0);
      if (before < MOST_FAILURES) {
        failures.put(receiver, send(receiver, event, what, before));
      }
    }
  }

  /** Returns how often in a row the receiver has failed. */
  private int send(Receiver receiver, String event, String what, int before) {
    try {
      receiver.send(event);
      return 0;
    } catch (IOException | RuntimeException | Error e) { // such as no thread: the day goes on
      err.printf(
          "citizens: lineage: %s did not take the %s: %s; %s%n",
          receiver.name(),
          what,
          why(e),
          before + 1 < MOST_FAILURES
              ? "the run goes on without it"
              : "the run goes on, and no more events are sent there");
      return before + 1;
    }
  }

  /** What is no IOException may tell a secret. */
  private static String why(Throwable failure) {
    return failure instanceof IOException
        ? failure.getMessage()
        : failure.getClass().getSimpleName();
  }
}
