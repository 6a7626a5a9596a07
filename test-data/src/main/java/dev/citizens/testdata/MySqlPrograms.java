package dev.citizens.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The programs of MySQL 9, which no registry of Java has: from Debian's packages, by the script
 * {@code mysql} beside this class, which needs {@code apt-get} and no right. Fetching takes from 10
 * to 60 s, and is done once.
 *
 * @param script fetches and starts
 * @param folder with the programs
 */
record MySqlPrograms(Path script, Path folder) {
  private static final String SCRIPT = "mysql";

  /**
   * Fetches the programs below {@code parent}, unless they are there; two processes that do so at
   * once wait for each other.
   *
   * @throws IOException if there is no Debian, or its mirror cannot be reached
   */
  static synchronized MySqlPrograms fetch(Path parent) throws IOException {
    MySqlPrograms programs =
        new MySqlPrograms(parent.resolve("mysql.script"), parent.resolve("mysql-9"));
    try (FileChannel channel =
            FileChannel.open(
                parent.resolve("mysql.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid()) {
        programs.fetch();
      }
    }
    return programs;
  }

  private void fetch() throws IOException {
    try (InputStream content = MySqlPrograms.class.getResourceAsStream(SCRIPT)) {
      Files.copy(content, script, StandardCopyOption.REPLACE_EXISTING);
    }
    Process fetch =
        new ProcessBuilder("bash", script.toString(), "fetch", folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(fetch.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (fetch.waitFor() != 0) {
        throw new IOException(
            "MySQL could not be fetched from Debian's packages, which the tests need: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while MySQL was fetched");
    }
  }

  /** What starts a server that listens on 127.0.0.1; the password is in its environment. */
  List<String> startCommand(Path data, int port) {
    return List.of(
        "bash",
        script.toString(),
        "start",
        folder.toString(),
        data.toString(),
        "127.0.0.1",
        String.valueOf(port));
  }
}
