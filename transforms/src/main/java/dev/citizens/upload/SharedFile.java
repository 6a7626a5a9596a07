package dev.citizens.upload;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.FilePath;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.NoSuchFileException;

/**
 * A file that every worker can open: {@code hdfs://}, or {@code file://} on a shared disk.
 *
 * @param name how messages call it
 */
public record SharedFile(String path, String name) implements ByteSource {
  @Override
  public InputStream open(long start, long end) throws IOException {
    try {
      return Channels.newInputStream(new FilePath(path).open(start));
    } catch (EOFException | FileNotFoundException | NoSuchFileException e) {
      throw new StepFailure(
          ExitStatus.INPUT_NOT_READY,
          "%s is not there for a worker, or is shorter there; every worker must see the same"
                  .formatted(name)
              + " file, complete, while it is uploaded",
          e);
    }
  }
}
