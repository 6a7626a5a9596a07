package dev.citizens.pipeline;

import dev.citizens.analyze.ScannedRange;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.Attempt;
import dev.citizens.files.FilePath;
import dev.citizens.files.PartChecksum;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.Lake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.zip.CRC32C;

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
    checkLength(lake, folder, file);
    String path = folder + "/" + file.name();
    checkChecksum(path, file, lake.crc32c(path));
  }

  /**
   * Checks a file's length only, which costs nothing: for one whose bytes {@link #checkScanned}
   * will check.
   *
   * @throws StepFailure with status 21 if it differs
   */
  static void checkLength(Lake lake, String folder, DataFile file) {
    String path = folder + "/" + file.name();
    long storedBytes = lake.length(path);
    if (storedBytes != file.bytes()) {
      throw damaged(path, storedBytes + " bytes instead of " + file.bytes());
    }
  }

  /**
   * Checks the bytes that workers have scanned, and those before them, which are read here. So each
   * block is read once, and what is checked is what was counted.
   *
   * @param scanned in the order of the file, from its first record to its end
   * @throws StepFailure with status 21 if they are not those of the description
   */
  static void checkScanned(String folder, DataFile file, List<ScannedRange> scanned)
      throws IOException {
    String path = folder + "/" + file.name();
    PartChecksum checksum = new PartChecksum();
    long scannedFrom = scanned.isEmpty() ? file.bytes() : scanned.get(0).start();
    try (InputStream in = Channels.newInputStream(new FilePath(path).open(0))) {
      byte[] header = in.readNBytes(Math.toIntExact(scannedFrom));
      CRC32C crc = new CRC32C();
      crc.update(header);
      checksum.append((int) crc.getValue(), header.length);
    }
    scanned.forEach(range -> checksum.append(range.crc32c(), range.bytes()));
    checkChecksum(path, file, checksum.value());
  }

  private static void checkChecksum(String path, DataFile file, int crc32c) {
    String stored = DataFile.hex(crc32c);
    if (!stored.equals(file.crc32c())) {
      throw damaged(path, "CRC-32C " + stored + " instead of " + file.crc32c());
    }
  }

  private static StepFailure damaged(String path, String what) {
    return new StepFailure(
        ExitStatus.HDFS, path + " has " + what + "; run the step that wrote it again");
  }
}
