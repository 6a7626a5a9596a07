package dev.citizens.pipeline.progress;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.citizens.element.WorkDone;
import dev.citizens.failures.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How far a pipeline is, in words.
 *
 * @param elapsed since it was started
 * @param working since a worker had done something; zero if none has
 */
record ProgressText(Workload work, WorkDone done, Duration elapsed, Duration working) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BAR_CELLS = 20;
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final double BYTES_PER_MEGABYTE = 1e6;

  /** For a terminal. */
  String bar() {
    if (!work.isKnown()) {
      return line();
    }
    int full = (int) (work.fraction(done) * BAR_CELLS);
    return "%s [%s%s] %s"
        .formatted(name(), "#".repeat(full), "-".repeat(BAR_CELLS - full), figures());
  }

  /** For a log; without {@code citizens:}, by which programs know failures. */
  String line() {
    return name() + ": " + figures();
  }

  /** For a program. */
  String json() {
    ObjectNode object = JSON.createObjectNode().put("pipeline", work.name());
    if (work.isKnown()) {
      object.put("fraction", Math.round(work.fraction(done) * 1e4) / 1e4);
    }
    object.put(work.unit(), done.rows()).put("bytes", done.bytes());
    object.put("elapsedMillis", elapsed.toMillis());
    if (work.isEstimate()) {
      object.put("isEstimate", true);
    }
    secondsLeft().ifPresent(seconds -> object.put("secondsLeft", Math.round(seconds)));
    return object.toString();
  }

  /** For a program: nothing comes any more, whatever became of the pipeline. */
  static String ended(Workload work, Duration elapsed) {
    return JSON.createObjectNode()
        .put("pipeline", work.name())
        .put("ended", true)
        .put("elapsedMillis", elapsed.toMillis())
        .toString();
  }

  private String name() {
    return Printable.of(work.name());
  }

  private String figures() {
    if (done.equals(WorkDone.NONE) && work.byWorkers()) {
      return "workers start, " + TimeText.of(elapsed);
    }
    List<String> figures = new ArrayList<>();
    if (work.isKnown()) {
      figures.add(percent());
    }
    if (work.bytes() > 0) {
      figures.add(bytes());
    }
    if (work.rows() > 0 || done.rows() > 0) {
      figures.add(rows());
    }
    if (!working.isZero()) {
      figures.add(speed());
    }
    secondsLeft()
        .ifPresent(
            left -> {
              String about = work.isEstimate() ? "about " : "";
              figures.add(about + TimeText.of(Duration.ofSeconds(Math.round(left))) + " left");
            });
    return String.join(", ", figures);
  }

  /** By a total that is an estimate, the last percent takes as long as it takes. */
  private String percent() {
    return String.format(Locale.ROOT, "%.0f %%", Math.floor(work.fraction(done) * 100));
  }

  private String bytes() {
    long now = Math.min(done.bytes(), work.bytes());
    return isSmall()
        ? String.format(Locale.ROOT, "%,d of %,d bytes", now, work.bytes())
        : String.format(
            Locale.ROOT,
            "%,.0f of %,.0f MB",
            now / BYTES_PER_MEGABYTE,
            work.bytes() / BYTES_PER_MEGABYTE);
  }

  /** Megabytes would be none. */
  private boolean isSmall() {
    return work.bytes() < BYTES_PER_MEGABYTE;
  }

  private String rows() {
    if (work.rows() == 0) {
      return String.format(Locale.ROOT, "%,d %s", done.rows(), work.unit());
    }
    return work.isEstimate()
        ? String.format(Locale.ROOT, "%,d of about %,d %s", done.rows(), work.rows(), work.unit())
        : String.format(
            Locale.ROOT,
            "%,d of %,d %s",
            Math.min(done.rows(), work.rows()),
            work.rows(),
            work.unit());
  }

  private String speed() {
    double seconds = working.toMillis() / MILLIS_PER_SECOND;
    if (work.bytes() == 0) {
      return String.format(Locale.ROOT, "%,.0f %s/s", done.rows() / seconds, work.unit());
    }
    return isSmall()
        ? String.format(Locale.ROOT, "%,.0f bytes/s", done.bytes() / seconds)
        : String.format(Locale.ROOT, "%,.0f MB/s", done.bytes() / BYTES_PER_MEGABYTE / seconds);
  }

  /** By the speed so far; nothing if that is not known yet, or if there is more than was known. */
  private OptionalDouble secondsLeft() {
    double fraction = work.fraction(done);
    if (fraction == 0 || working.isZero() || (work.isEstimate() && done.rows() >= work.rows())) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(working.toMillis() / MILLIS_PER_SECOND * (1 - fraction) / fraction);
  }
}
