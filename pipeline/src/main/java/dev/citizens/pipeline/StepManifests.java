package dev.citizens.pipeline;

import dev.citizens.lake.Manifest;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a step has read and published, as manifests describe it.
 *
 * @param raw of the data set's rows; null if the step is not about one data set
 * @param made of what was made of them: results, or Parquet; null if nothing was
 * @param isMirrored whether the warehouse has the rows themselves, too
 */
record StepManifests(@Nullable Manifest raw, @Nullable Manifest made, boolean isMirrored) {
  static final StepManifests NONE = new StepManifests(null, null, false);

  static StepManifests ofRaw(Manifest raw) {
    return new StepManifests(raw, null, false);
  }
}
