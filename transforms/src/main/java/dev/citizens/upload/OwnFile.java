package dev.citizens.upload;

import dev.citizens.files.FilePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * A file on the disk of the launching host. A worker on the same host opens it itself, so that its
 * bytes need not be encrypted, sent and decrypted.
 *
 * @param path where it lies there
 * @param host which host that is; empty if it cannot be told
 * @param identity which file, and in which state: on the same host, another may lie at that path
 */
public record OwnFile(String path, String host, SourceIdentity identity) implements Serializable {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  /** A network of its own is taken for a host of its own. */
  private static final Path NETWORK = Path.of("/proc/self/ns/net");

  /** A file of this host, as it was looked at. */
  public static OwnFile of(Path file, SourceIdentity identity) {
    return new OwnFile(file.toAbsolutePath().toString(), thisHost(), identity);
  }

  /**
   * Opens it from a byte on.
   *
   * @return nothing if this is another host, another file lies there, or it may not be opened
   */
  Optional<InputStream> open(long start) {
    if (host.isEmpty() || !host.equals(thisHost())) {
      return Optional.empty();
    }
    try {
      if (!isThere()) { // before it is opened, as a pipe would wait for whoever writes to it
        return Optional.empty();
      }
      FileChannel channel = FileChannel.open(Path.of(path), StandardOpenOption.READ);
      try {
        // And behind: what is put in its place from now on is another file.
        if (isThere()) {
          return Optional.of(Channels.newInputStream(channel.position(start)));
        }
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
      channel.close();
    } catch (IOException | RuntimeException e) {
      // The launching process has opened it, and serves it.
    }
    return Optional.empty();
  }

  private boolean isThere() throws IOException {
    return identity.equals(SourceIdentity.of(new FilePath(path), path, new Configuration(false)));
  }

  private static String thisHost() {
    try {
      return Files.readString(BOOT_ID).strip() + " " + Files.readSymbolicLink(NETWORK);
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }
}
