package dev.citizens.pipeline;

import dev.citizens.failures.StepFailure;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** A step that may run. */
@FunctionalInterface
interface PreparedStep {
  /** Does the work and publishes it; nothing is published if this throws. */
  Done run(PipelineRunner runner);

  /** How many files from outside it reads, as far as that is known before. */
  default long inputFiles() {
    return 0;
  }

  /** How many bytes these have. */
  default long inputBytes() {
    return 0;
  }

  /** The same step, of which one knows what it reads. */
  static PreparedStep reading(long files, long bytes, PreparedStep step) {
    return new PreparedStep() {
      @Override
      public Done run(PipelineRunner runner) {
        return step.run(runner);
      }

      @Override
      public long inputFiles() {
        return files;
      }

      @Override
      public long inputBytes() {
        return bytes;
      }
    };
  }

  /**
   * What came of a step.
   *
   * @param text what was done, in one line for the person who watches
   * @param below lines that stand under it; none, as a rule
   * @param finding what the command fails with although all was done and published as it should:
   *     the steps behind this one still run, so that their results tell of it; null if nothing
   * @param manifests of what it has read and published, as far as others want to know
   */
  record Done(
      String text, List<String> below, @Nullable StepFailure finding, StepManifests manifests) {
    Done(String text, List<String> below, @Nullable StepFailure finding) {
      this(text, below, finding, StepManifests.NONE);
    }

    Done(String text) {
      this(text, List.of(), null);
    }

    Done with(StepManifests known) {
      return new Done(text, below, finding, known);
    }
  }
}
