package dev.citizens.pipeline;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.lake.Attempt;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.Lake;
import java.util.List;

/**
 * A raw file that lies joined and verified in its attempt's folder, ready to be published.
 *
 * @param path in the attempt's folder
 */
record RawFile(String path, long bytes, int crc32c) {

  /**
   * Joins parts, in order, and compares what the lake then has with what was written.
   *
   * @throws StepFailure with status 21 if length or checksum differ
   */
  static RawFile join(
      Lake lake, Attempt attempt, List<String> parts, String name, long bytes, int crc32c) {
    String path = attempt.file(name);
    lake.concat(parts, path);
    check(lake, path, bytes, crc32c);
    return new RawFile(path, bytes, crc32c);
  }

  /**
   * Checks a file that was published against its manifest.
   *
   * @throws StepFailure with status 21 if length or checksum differ
   */
  static void check(Lake lake, String folder, DataFile file) {
    check(
        lake,
        folder + "/" + file.name(),
        file.bytes(),
        Integer.parseUnsignedInt(file.crc32c(), 16));
  }

  private static void check(Lake lake, String path, long bytes, int crc32c) {
    long storedBytes = lake.length(path);
    if (storedBytes != bytes) {
      throw damaged(path, storedBytes + " bytes instead of " + bytes);
    }
    int stored = lake.crc32c(path);
    if (stored != crc32c) {
      throw damaged(
          path, "CRC-32C " + DataFile.hex(stored) + " instead of " + DataFile.hex(crc32c));
    }
  }

  private static StepFailure damaged(String path, String what) {
    return new StepFailure(
        ExitStatus.HDFS, path + " has " + what + "; run the step that wrote it again");
  }
}
