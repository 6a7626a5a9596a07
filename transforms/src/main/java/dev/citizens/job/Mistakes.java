package dev.citizens.job;

import dev.citizens.failures.StepFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Collects the mistakes of a job file, so that reading goes on behind each of them. Not
 * thread-safe.
 */
final class Mistakes {
  /** Lines by messages: a question that is read for two data sets has its mistakes once. */
  private final Map<String, Integer> lines;

  private final boolean columnsAreKnown;
  private int found;

  Mistakes() {
    this(new LinkedHashMap<>(), true);
  }

  private Mistakes(Map<String, Integer> lines, boolean columnsAreKnown) {
    this.lines = lines;
    this.columnsAreKnown = columnsAreKnown;
  }

  /** Collects into the same, and leaves out what may be right once all columns are known. */
  Mistakes withoutColumns() {
    return new Mistakes(lines, false);
  }

  void add(JobMistake mistake) {
    boolean isOne =
        switch (mistake.kind()) {
          case CERTAIN -> true;
          case ABOUT_COLUMNS -> columnsAreKnown;
          case CONSEQUENCE -> false;
        };
    if (isOne) {
      tell(mistake.line(), mistake.getMessage());
    }
  }

  private void tell(int line, String message) {
    lines.putIfAbsent(message, line);
    found++;
  }

  /** Reads something; null if there is a mistake in it. */
  <T> @Nullable T read(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (JobMistake mistake) {
      add(mistake);
    } catch (StepFailure ofOptions) { // the day by which a question is read
      tell(0, ofOptions.getMessage());
    }
    return null;
  }

  /** Reads something; if there is a mistake in it, there is something else instead. */
  <T> T read(Supplier<T> reading, T otherwise) {
    T value = read(reading);
    return value == null ? otherwise : value;
  }

  /** Does something that may find a mistake. */
  void check(Runnable reading) {
    read(
        () -> {
          reading.run();
          return null;
        });
  }

  /** How many have been added to this one, those included that had been told before. */
  int found() {
    return found;
  }

  /** Whether none has been told so far. */
  boolean areNone() {
    return lines.isEmpty();
  }

  /**
   * Ends the reading.
   *
   * @throws StepFailure with status 2 and all mistakes, in the order of their lines
   */
  void throwIfAny() {
    if (!lines.isEmpty()) {
      List<String> messages =
          lines.entrySet().stream()
              .sorted(Map.Entry.comparingByValue())
              .map(Map.Entry::getKey)
              .toList();
      throw StepFailure.wrongUse(messages);
    }
  }
}
