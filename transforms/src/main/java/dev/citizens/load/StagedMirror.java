package dev.citizens.load;

import dev.citizens.lake.DataFile;

/**
 * A table of the source that is staged, whole, for its day.
 *
 * @param file the extracted file, each byte of which was copied
 */
public record StagedMirror(MirrorStaging staging, DataFile file) {
  MirroredTable table() {
    return staging.table();
  }
}
