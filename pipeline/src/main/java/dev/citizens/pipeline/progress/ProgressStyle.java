package dev.citizens.pipeline.progress;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a long pipeline tells how far it is. */
public enum ProgressStyle {
  /** A line that is written over and over, for a terminal. */
  BAR(Duration.ofSeconds(1)),
  /** A line now and then, for a log. */
  LINES(Duration.ofSeconds(10)),
  /** A JSON object a line, for a program. */
  JSON(Duration.ofSeconds(1)),
  NONE(Duration.ofDays(1));

  private final Duration interval;

  ProgressStyle(Duration interval) {
    this.interval = interval;
  }

  /** How long after the start it is told first, and how often from then on. */
  Duration interval() {
    return interval;
  }

  /** As users write it. */
  public static Optional<ProgressStyle> of(String name) {
    return Arrays.stream(values()).filter(style -> style.word().equals(name)).findFirst();
  }

  /** All that users may write. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ProgressStyle::word).toList();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
