package dev.citizens.lineage;

import java.io.IOException;

/** Who is told of events. */
public interface Receiver {
  /** Where it is, for people; without a secret. */
  String name();

  /**
   * Hands over an event.
   *
   * @param event on one line
   * @throws IOException if it was not taken, within seconds; the message says why in a few words
   */
  void send(String event) throws IOException;
}
