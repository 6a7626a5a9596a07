package dev.citizens.pipeline;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/**
 * The turn of one process, or thread, to read a file and replace it. It is a lock on an empty file
 * beside it, which stays: one on the file itself would be lost with the file that is replaced.
 */
final class FileTurn {
  private static final Duration POLL = Duration.ofMillis(20);

  private FileTurn() {}

  /** The file that is locked for another one. */
  static Path lockOf(Path file) {
    return file.resolveSibling(".%s.lock".formatted(file.getFileName()));
  }

  /**
   * Waits for the turn, and does it.
   *
   * @param longest to wait for the others
   * @throws IOException if it has not come by then, or nothing can be locked there
   */
  static void take(Path file, Duration longest, Runnable change) throws IOException {
    Path lock = lockOf(file);
    try (FileChannel channel = open(lock)) {
      long end = System.nanoTime() + longest.toNanos();
      while (!isTaken(channel)) {
        if (System.nanoTime() > end) {
          throw new IOException(
              "another process has had %s for %s s".formatted(lock, longest.toSeconds()));
        }
        Thread.sleep(POLL.toMillis());
      }
      change.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + lock, e);
    }
  }

  private static FileChannel open(Path lock) throws IOException {
    try {
      Files.createFile(lock);
      // Another user may have the next turn, if the folder lets both replace the file.
      Files.setPosixFilePermissions(lock, PosixFilePermissions.fromString("rw-rw-rw-"));
    } catch (FileAlreadyExistsException e) {
      // of an earlier turn
    }
    return FileChannel.open(lock, StandardOpenOption.WRITE);
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null; // until the channel is closed
    } catch (OverlappingFileLockException e) {
      return false; // of another thread
    }
  }
}
