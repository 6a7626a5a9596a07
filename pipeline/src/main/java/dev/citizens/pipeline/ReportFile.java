package dev.citizens.pipeline;

import dev.citizens.failures.IoCause;
import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The report as a file on this host.
 *
 * @param file as {@code --output} names it
 */
record ReportFile(Path file) {

  /**
   * The file with that path.
   *
   * @throws StepFailure with status 2 if nothing can be written there
   */
  static ReportFile at(String path) {
    try {
      Path file = Path.of(path).toAbsolutePath().normalize();
      if (Files.isDirectory(file)) {
        throw refused(path, "it is a folder");
      }
      if (file.getParent() == null || !Files.isWritable(file.getParent())) {
        throw refused(path, "its folder does not exist, or is not yours to write to");
      }
      return new ReportFile(file);
    } catch (InvalidPathException e) {
      throw refused(path, "it is no path");
    }
  }

  /**
   * Replaces the file, as a whole.
   *
   * @throws StepFailure with status 2 if it cannot be written
   */
  void write(String text) {
    Path written = file.resolveSibling("." + file.getFileName() + ".new");
    try {
      Files.writeString(written, text);
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw refused(file.toString(), IoCause.of(e));
    }
  }

  private static StepFailure refused(String path, String why) {
    return StepFailure.wrongUse(
        "--output=%s cannot be written: %s; name a file such as ./report.html"
            .formatted(path, why));
  }
}
