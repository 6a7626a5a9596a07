package dev.citizens.pipeline;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.lake.Attempt;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.Lake;
import java.util.List;

/** Compares files in the lake with what they should be. */
final class VerifiedFile {
  private VerifiedFile() {}

  /**
   * Joins parts, in order, into a file of the attempt, and compares what the lake then has with
   * what was written.
   *
   * @throws StepFailure with status 21 if length or checksum differ
   */
  static void join(Lake lake, Attempt attempt, List<String> parts, DataFile file) {
    lake.concat(parts, attempt.file(file.name()));
    check(lake, attempt.folder(), file);
  }

  /**
   * Checks a file in that folder against its description.
   *
   * @throws StepFailure with status 21 if length or checksum differ
   */
  static void check(Lake lake, String folder, DataFile file) {
    String path = folder + "/" + file.name();
    long storedBytes = lake.length(path);
    if (storedBytes != file.bytes()) {
      throw damaged(path, storedBytes + " bytes instead of " + file.bytes());
    }
    String stored = DataFile.hex(lake.crc32c(path));
    if (!stored.equals(file.crc32c())) {
      throw damaged(path, "CRC-32C " + stored + " instead of " + file.crc32c());
    }
  }

  private static StepFailure damaged(String path, String what) {
    return new StepFailure(
        ExitStatus.HDFS, path + " has " + what + "; run the step that wrote it again");
  }
}
