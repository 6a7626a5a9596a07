package dev.citizens.testdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of one database server, held by one process: data, temporary files and the log. */
final class ServerFolder {
  private final Path path;
  private final boolean temporary;
  private final FileChannel lockFile;

  private ServerFolder(Path path, boolean temporary, FileChannel lockFile) {
    this.path = path;
    this.temporary = temporary;
    this.lockFile = lockFile;
  }

  /**
   * Opens the given folder, or makes a temporary one that only this user can read.
   *
   * @throws IOException if it can't be made, or another server holds it
   */
  static ServerFolder open(DatabaseSettings settings, String serverName) throws IOException {
    boolean temporary = settings.folder().isEmpty();
    Path path =
        temporary
            ? Files.createTempDirectory("citizens-" + serverName + "-")
            : Files.createDirectories(settings.folder().get().toAbsolutePath());
    Files.createDirectories(path.resolve("tmp"));
    return new ServerFolder(path, temporary, lock(path));
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel file =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (file.tryLock() != null) {
        return file;
      }
    } catch (OverlappingFileLockException heldByThisProcess) {
      // The same as held by another one.
    }
    file.close();
    throw new IOException(folder + " is in use by another server");
  }

  Path path() {
    return path;
  }

  boolean temporary() {
    return temporary;
  }

  Path data() {
    return path.resolve("data");
  }

  Path tmp() {
    return path.resolve("tmp");
  }

  Path log() {
    return path.resolve("server.log");
  }

  /** Whether the data was made completely; an interrupted start leaves a part, which is removed. */
  boolean hasData() throws IOException {
    if (Files.exists(completeMark())) {
      return true;
    }
    removePart();
    return false;
  }

  /** Removes data that was not made completely. */
  void removePart() throws IOException {
    delete(data());
  }

  void markDataComplete() throws IOException {
    Files.writeString(completeMark(), "");
  }

  /** The last line of the server's log that tells of an error, for a message. */
  String lastError() {
    try {
      List<String> lines = Files.readAllLines(log());
      return lines.stream()
          .filter(line -> line.contains("ERROR") || line.contains("FATAL"))
          // MariaDB's last words, after the one that tells why.
          .filter(line -> !line.endsWith("Aborting"))
          .reduce((first, second) -> second)
          .orElse("nothing in its log");
    } catch (IOException e) {
      return "its log can't be read";
    }
  }

  /** Lets go of the folder, and removes it if it is temporary. */
  void release() {
    try {
      if (temporary) {
        delete(path);
      }
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path completeMark() {
    return path.resolve("data-is-complete");
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
