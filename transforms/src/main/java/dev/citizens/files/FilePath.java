package dev.citizens.files;

import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * A path as it is given: {@code hdfs://HOST:PORT/…}, {@code file:///…}, or one of this host. It
 * looks like a URI and is none: each character behind the host is part of the name, so that {@code
 * %20}, {@code #} and {@code *} find the file with that name and no other.
 */
public record FilePath(String text) {
  private static final String HDFS = "hdfs://";
  private static final String FILE = "file://";
  private static final String HOST = "://";

  public boolean onHdfs() {
    return text.startsWith(HDFS);
  }

  /** Whether the path begins as {@code SCHEME://}. */
  public boolean hasScheme() {
    return text.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*://.*");
  }

  /** Whether it is a path of this host, where other hosts may have another file. */
  private boolean onDisk() {
    return !hasScheme() || text.startsWith(FILE);
  }

  /** Whether it is {@code hdfs://HOST…} or {@code file:///…}, which every worker can open. */
  public boolean isShared() {
    return text.startsWith(FILE + "/")
        || (onHdfs() && text.length() > HDFS.length() && text.charAt(HDFS.length()) != '/');
  }

  /** What Hadoop calls the file system: {@code hdfs://HOST:PORT}. */
  public String fileSystem() {
    return text.substring(0, text.length() - folders().length());
  }

  /** What stands behind scheme and host. */
  public String folders() {
    if (onDisk()) {
      return text.startsWith(FILE) ? text.substring(FILE.length()) : text;
    }
    int slash = text.indexOf('/', text.indexOf(HOST) + HOST.length());
    return slash < 0 ? "" : text.substring(slash);
  }

  /**
   * The path on this host.
   *
   * @throws StepFailure with status 2 if no file can have that name
   */
  public Path local() {
    try {
      return Path.of(folders()).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw StepFailure.wrongUse(
          Printable.of(text) + " is no path: " + Printable.of(e.getReason()));
    }
  }

  /** The path for Hadoop's client, which does not decode it either. */
  public org.apache.hadoop.fs.Path hadoop() {
    return new org.apache.hadoop.fs.Path(text);
  }

  /** For who wants a real URI: what is special there is encoded. */
  public URI toUri() {
    return hadoop().toUri();
  }

  /** Opens the file for reading from byte {@code offset} on. For workers too. */
  public SeekableByteChannel open(long offset) throws IOException {
    SeekableByteChannel channel =
        onDisk()
            ? FileChannel.open(local(), StandardOpenOption.READ)
            : (SeekableByteChannel) FileSystems.open(resource());
    channel.position(offset);
    return channel;
  }

  /** Creates the file and its folder, or empties the file that is there. For workers too. */
  public WritableByteChannel create() throws IOException {
    if (!onDisk()) {
      return FileSystems.create(resource(), "application/octet-stream");
    }
    Files.createDirectories(local().getParent());
    return FileChannel.open(
        local(),
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  /** Beam parses a URI, so it gets one. */
  private ResourceId resource() {
    return FileSystems.matchNewResource(toUri().toString(), false);
  }
}
