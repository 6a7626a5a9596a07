package dev.citizens.pipeline;

import dev.citizens.failures.IoCause;
import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * A file on this host into which a step writes a text.
 *
 * @param option that names it
 * @param example of a path, for complaints
 * @param file as the option names it
 */
record HostFile(String option, String example, Path file) {
  /** Of another process, which may ask a server meanwhile. */
  private static final Duration LONGEST_TURN = Duration.ofSeconds(10);

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
   * What the file has now; empty if it is not there.
   *
   * @throws StepFailure with status 2 if it cannot be read
   */
  Optional<String> read() {
    try {
      return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw StepFailure.wrongUse(
          "%s=%s cannot be read: %s; make it readable, or remove it"
              .formatted(option, file, IoCause.of(e)));
    }
  }

  /**
   * Replaces the file, as a whole.
   *
   * @throws StepFailure with status 2 if it cannot be written
   */
  void write(String text) {
    // Of this process alone: a scheduler's tasks may write theirs at the same moment.
    Path written =
        file.resolveSibling(
            ".%s.%s.new".formatted(file.getFileName(), ProcessHandle.current().pid()));
    try {
      Files.writeString(written, text);
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw refused(option, example, file.toString(), IoCause.of(e));
    }
  }

  /**
   * Replaces the file by what is made of what it has, which no other update changes meanwhile.
   *
   * @param change gets what the file has, empty if it is not there; if it returns nothing, the file
   *     stays
   * @throws StepFailure with status 2 if it cannot be read or written
   */
  void update(Function<Optional<String>, Optional<String>> change) {
    try {
      FileTurn.take(file, LONGEST_TURN, () -> change.apply(read()).ifPresent(this::write));
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
