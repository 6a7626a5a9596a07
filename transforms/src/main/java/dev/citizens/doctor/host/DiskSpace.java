package dev.citizens.doctor.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is free on the disk of a folder.
 *
 * @param totalInodes 0 if the file system has no fixed number, or nobody could say
 */
record DiskSpace(long freeBytes, long totalBytes, long freeInodes, long totalInodes) {
  /** Asks the file system; the inodes through GNU stat, as Java has no call for them. */
  static DiskSpace of(Path folder) throws IOException {
    FileStore store = Files.getFileStore(folder);
    List<Long> inodes = inodes(folder);
    return new DiskSpace(
        store.getUsableSpace(), store.getTotalSpace(), inodes.get(0), inodes.get(1));
  }

  private static List<Long> inodes(Path folder) {
    try {
      Process stat =
          new ProcessBuilder("stat", "-f", "-c", "%d %c", folder.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String[] numbers =
          new String(stat.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
              .strip()
              .split(" ", -1);
      return List.of(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    } catch (IOException | RuntimeException noStat) {
      return List.of(0L, 0L);
    }
  }
}
