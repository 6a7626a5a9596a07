package dev.citizens.lineage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.failures.IoCause;
import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of this host to which events are appended, one on a line.
 *
 * @param file absolute
 */
public record FileReceiver(Path file) implements Receiver {
  /**
   * The file of an option.
   *
   * @throws StepFailure with status 2 if nothing can be appended to it
   */
  public static FileReceiver at(String option, String path) {
    try {
      Path file = Path.of(path).toAbsolutePath().normalize();
      if (Files.isDirectory(file)) {
        throw refused(option, path, "it is a folder");
      }
      if (!isFileOrNothing(file)) {
        throw refused(option, path, "it is no regular file");
      }
      if (Files.exists(file) && !Files.isWritable(file)) {
        throw refused(option, path, "it is not yours to write to");
      }
      if (file.getParent() == null
          || (!Files.exists(file) && !Files.isWritable(file.getParent()))) {
        throw refused(option, path, "its folder does not exist, or is not yours to write to");
      }
      return new FileReceiver(file);
    } catch (InvalidPathException e) {
      throw refused(option, path, "it is no path");
    }
  }

  /** To open a pipe that nobody reads would wait for ever. */
  private static boolean isFileOrNothing(Path file) {
    return !Files.exists(file) || Files.isRegularFile(file);
  }

  private static StepFailure refused(String option, String path, String why) {
    return StepFailure.wrongUse(
        "%s=%s cannot be written: %s; name a file such as /srv/citizens/lineage.ndjson"
            .formatted(option, path, why));
  }

  @Override
  public String name() {
    return file.toString();
  }

  /** In one piece, as other processes may append at the same time. */
  @Override
  public void send(String event) throws IOException {
    if (!isFileOrNothing(file)) {
      throw new IOException("it is no regular file");
    }
    ByteBuffer line = ByteBuffer.wrap((event + "\n").getBytes(UTF_8));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (line.hasRemaining()) {
        channel.write(line);
      }
    } catch (IOException e) {
      throw new IOException(IoCause.of(e), e);
    }
  }
}
