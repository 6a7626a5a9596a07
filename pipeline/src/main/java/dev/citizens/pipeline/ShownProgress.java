package dev.citizens.pipeline;

import dev.citizens.element.WorkDone;
import dev.citizens.failures.StepFailure;
import dev.citizens.pipeline.progress.ProgressStyle;
import dev.citizens.pipeline.progress.ProgressWatch;
import dev.citizens.pipeline.progress.Workload;
import dev.citizens.sniff.LookWatch;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How a step that runs no pipeline tells how far it is.
 *
 * @param step its name
 */
record ShownProgress(String step, ProgressStyle style) {
  private static final String FLAG = "--progress";

  /** As help shows it. */
  static final String OPTION = FLAG + "=auto|bar|lines|json|none";

  /**
   * As the option says, else the environment.
   *
   * @throws StepFailure with status 2 if there is no such way
   */
  static ShownProgress of(String step, FileOptions options, Map<String, String> environment) {
    String otherwise =
        environment.getOrDefault(OptionLayers.environmentName("progress"), ParsedOptions.AUTO);
    return new ShownProgress(
        step, ParsedOptions.progressStyle(options.value(FLAG).orElse(otherwise), environment));
  }

  /** For the looks at a file. */
  LookWatch ofFile(String file) {
    return new LookWatch() {
      @Override
      public <T> T during(String look, long bytes, LongSupplier done, Supplier<T> run) {
        return ProgressWatch.during(
            style,
            Workload.ofBytesHere("%s %s, %s".formatted(step, file, look), bytes),
            () -> new WorkDone(0, done.getAsLong()),
            run);
      }
    };
  }

  /**
   * While tables are looked at, one after the other.
   *
   * @param database that has them
   * @param done how many were looked at
   */
  void ofTables(String database, long tables, LongSupplier done, Runnable run) {
    ProgressWatch.during(
        style,
        Workload.ofTablesHere("%s %s".formatted(step, database), tables),
        () -> new WorkDone(done.getAsLong(), 0),
        () -> {
          run.run();
          return tables;
        });
  }
}
