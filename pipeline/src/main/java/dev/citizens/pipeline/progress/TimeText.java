package dev.citizens.pipeline.progress;

import java.time.Duration;

/** A time as a person reads it, to the second. */
public final class TimeText {
  private TimeText() {}

  /** Such as {@code 45 s} or {@code 2 min 39 s}. */
  public static String of(Duration time) {
    long minutes = time.toMinutes();
    return minutes == 0 ? time.toSeconds() + " s" : minutes + " min " + time.toSecondsPart() + " s";
  }
}
