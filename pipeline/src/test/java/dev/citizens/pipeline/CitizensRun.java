package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.citizens.failures.ExitStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One command, run in this process, and all that it said.
 *
 * @param out its lines on standard output
 * @param err its lines on standard error, with those of the log
 */
record CitizensRun(ExitStatus status, List<String> out, List<String> err, double seconds) {

  /** Runs the command. Only one at a time: it takes over the output of the whole process. */
  static CitizensRun of(List<String> args, Map<String, String> environment) {
    long start = System.nanoTime();
    CitizensRun run;
    try (CapturedOutput output = new CapturedOutput()) {
      ExitStatus status = Citizens.run(args, withoutProgress(environment));
      double seconds = (System.nanoTime() - start) / 1e9;
      run = new CitizensRun(status, output.out(), output.err(), seconds);
    }
    if (run.status() == ExitStatus.DONE) {
      args.stream().filter(arg -> arg.startsWith("--job=")).forEach(CitizensRun::checkBySchema);
    }
    System.out.printf(
        Locale.ROOT, "%.1f s %s %s %s%n", run.seconds(), args.get(0), run.status(), run.err());
    return run;
  }

  /**
   * What is told after ten seconds, a slow machine tells too. A view, so that an environment that
   * fails does so in the command.
   */
  private static Map<String, String> withoutProgress(Map<String, String> environment) {
    return new AbstractMap<>() {
      @Override
      public Set<Entry<String, String>> entrySet() {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("CITIZENS_PROGRESS", "none");
        return all.entrySet();
      }
    };
  }

  /** A job file that a command has taken, or written, is one that editors take. */
  private static void checkBySchema(String option) {
    try {
      String text = Files.readString(Path.of(option.substring("--job=".length())));
      assertThat(text, JobFileSchema.objections(text), is(empty()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that was said, for a search in it. */
  String everything() {
    return String.join("\n", out) + "\n" + String.join("\n", err);
  }
}
