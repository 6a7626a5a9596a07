package dev.citizens.pipeline;

import dev.citizens.failures.IoCause;
import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file on this host into which a step writes a text.
 *
 * @param option that names it
 * @param example of a path, for complaints
 * @param file as the option names it
 */
record HostFile(String option, String example, Path file) {

  /**
   * The file with that path.
   *
   * @throws StepFailure with status 2 if nothing can be written there
   */
  static HostFile at(String option, String example, String path) {
    try {
      Path file = Path.of(path).toAbsolutePath().normalize();
      if (Files.isDirectory(file)) {
        throw refused(option, example, path, "it is a folder");
      }
      if (file.getParent() == null || !Files.isWritable(file.getParent())) {
        throw refused(
            option, example, path, "its folder does not exist, or is not yours to write to");
      }
      return new HostFile(option, example, file);
    } catch (InvalidPathException e) {
      throw refused(option, example, path, "it is no path");
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
      throw refused(option, example, file.toString(), IoCause.of(e));
    }
  }

  private static StepFailure refused(String option, String example, String path, String why) {
    return StepFailure.wrongUse(
        "%s=%s cannot be written: %s; name a file such as %s"
            .formatted(option, path, why, example));
  }
}
