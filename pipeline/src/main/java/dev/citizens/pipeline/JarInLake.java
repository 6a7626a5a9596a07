package dev.citizens.pipeline;

import dev.citizens.files.PartWriter;
import dev.citizens.lake.Lake;
import dev.citizens.lake.OpenAttempt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * Puts the bundled jar into the lake, from where executors fetch it.
 *
 * <p>The driver would send it to each executor at each start, encrypted as all that Spark sends: 37
 * MB by processes whose compiler is not warm yet cost each side over two seconds of processor time.
 * The jar holds no secret. It lies in a folder named after its content, so another build is another
 * file.
 */
final class JarInLake {
  private static final Duration UNUSED_AFTER = Duration.ofDays(30);
  private static final int BUFFER_BYTES = 1 << 20;

  private JarInLake() {}

  /**
   * Returns the path in the lake of a jar with the content of {@code jar}; copies it first if it is
   * not there yet.
   */
  static String of(Path jar, Lake lake) {
    try {
      CRC32C crc = new CRC32C();
      read(jar, (buffer, length) -> crc.update(buffer, 0, length));
      String folder =
          String.format(
              Locale.ROOT,
              "%s/%08x-%s",
              lake.paths().applications(),
              crc.getValue(),
              Files.size(jar));
      String target = folder + "/" + jar.getFileName();
      lake.sweepApplications(UNUSED_AFTER);
      if (!lake.exists(target) || lake.crc32c(target) != (int) crc.getValue()) {
        copy(jar, lake, target);
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path jar, Lake lake, String target) throws IOException {
    try (OpenAttempt attempt = lake.newAttempt()) {
      String written = attempt.attempt().file(jar.getFileName().toString());
      try (PartWriter part = new PartWriter(written)) {
        read(jar, (buffer, length) -> part.write(buffer, 0, length));
        part.finish(0);
      }
      lake.publish(written, target);
    }
  }

  private interface Chunks {
    void next(byte[] buffer, int length) throws IOException;
  }

  private static void read(Path file, Chunks chunks) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        chunks.next(buffer, length);
      }
    }
  }
}
