package dev.citizens.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.HdfsFault;
import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.hadoop.conf.Configuration;

/**
 * The lake as the launching process sees it: reads manifests and publishes files. Workers use
 * Beam's {@link FileSystems} through {@link #open} and {@link #create}.
 *
 * <p>Failures of the file system become a {@link StepFailure} with {@link ExitStatus#HDFS}.
 */
public final class Lake {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final LakePaths paths;
  private final LakeStore store;

  private Lake(LakePaths paths, LakeStore store) {
    this.paths = paths;
    this.store = store;
  }

  /** The lake at {@code hdfs://…} or {@code file://…}; nothing is touched yet. */
  public static Lake at(String root, Configuration configuration) {
    LakePaths paths = new LakePaths(root);
    URI uri = parse(root);
    boolean hasHost = uri.getAuthority() != null;
    if ("file".equals(uri.getScheme()) && !hasHost && !uri.isOpaque()) {
      return new Lake(paths, new LocalStore());
    }
    if (!"hdfs".equals(uri.getScheme()) || !hasHost) {
      throw StepFailure.wrongUse(
          "--lake=" + root + " is neither hdfs://HOST:PORT/FOLDER nor file:///FOLDER");
    }
    return new Lake(paths, guard(root, () -> new HdfsStore(paths.root(), configuration)));
  }

  private static URI parse(String root) {
    try {
      return new URI(root);
    } catch (URISyntaxException e) {
      throw StepFailure.wrongUse("--lake=" + root + " is not a URI: " + e.getReason());
    }
  }

  public LakePaths paths() {
    return paths;
  }

  /** Asks for the root, so that an unreachable lake is known before anything runs. */
  public void check() {
    guard(paths.root(), () -> store.exists(paths.root()));
  }

  /** Whether the folder has been published. */
  public boolean hasManifest(String folder) {
    return guard(folder, () -> store.exists(folder + "/" + Manifest.FILE_NAME));
  }

  /** Reads the folder's manifest. */
  public Manifest readManifest(String folder) {
    String path = folder + "/" + Manifest.FILE_NAME;
    return guard(path, () -> JSON.readValue(readText(path), Manifest.class));
  }

  /** The file's bytes as text; for small files. */
  public String readText(String path) {
    return guard(
        path,
        () -> {
          try (ReadableByteChannel in = open(path, 0)) {
            return new String(Channels.newInputStream(in).readAllBytes(), StandardCharsets.UTF_8);
          }
        });
  }

  public boolean exists(String path) {
    return guard(path, () -> store.exists(path));
  }

  /** CRC-32C of a stored file. */
  public int crc32c(String path) {
    return guard(path, () -> store.crc32c(path));
  }

  public long length(String path) {
    return guard(path, () -> store.length(path));
  }

  /** Joins parts into one file of the same attempt; the parts are gone afterwards. */
  public void concat(List<String> parts, String target) {
    guardVoid(target, () -> store.concat(parts, target));
  }

  /** Writes a small file. */
  public void writeText(String path, String text) {
    guardVoid(path, () -> write(path, text));
  }

  /** Puts a file of an attempt where readers look for it, in one step. */
  public void publish(String attemptFile, String target) {
    guardVoid(target, () -> store.replace(attemptFile, target));
  }

  /**
   * Publishes what an attempt has for a folder: the files that the manifest names, each in one
   * step, then the manifest. Attempts at once take turns, so the folder is that of the last one,
   * whole.
   */
  @SuppressWarnings("try") // the lock is only held
  public void publishFolder(Attempt attempt, String folder, Manifest manifest) {
    guardVoid(
        folder,
        () -> {
          try (PublishLock lock = PublishLock.acquire(store, folder)) {
            for (DataFile file : manifest.files()) {
              store.replace(attempt.file(file.name()), folder + "/" + file.name());
            }
            publishManifest(attempt, folder, manifest);
          }
        });
  }

  void publishManifest(Attempt attempt, String folder, Manifest manifest) {
    String written = attempt.file(Manifest.FILE_NAME);
    writeText(written, toJson(manifest));
    publish(written, folder + "/" + Manifest.FILE_NAME);
  }

  /** A new attempt; its folder is deleted when it is closed. */
  public OpenAttempt newAttempt() {
    return new OpenAttempt(this, Attempt.in(paths));
  }

  /** Deletes an attempt's folder with what is left in it. */
  void discard(Attempt attempt) {
    guardVoid(attempt.folder(), () -> store.deleteFolder(attempt.folder()));
  }

  /** Deletes what attempts that died left behind, once it is that old. */
  public void sweepAttempts(Duration age) {
    sweep(paths.attempts(), age);
  }

  /** Deletes the jars that were put there that long ago. */
  public void sweepApplications(Duration age) {
    sweep(paths.applications(), age);
  }

  private void sweep(String parent, Duration age) {
    guardVoid(
        parent,
        () -> {
          for (String folder : store.foldersOlderThan(parent, age)) {
            store.deleteFolder(folder);
          }
        });
  }

  /** Opens a file for reading from byte {@code offset} on. For workers too. */
  public static SeekableByteChannel open(String path, long offset) throws IOException {
    ReadableByteChannel channel = FileSystems.open(resource(path));
    SeekableByteChannel seekable = (SeekableByteChannel) channel;
    seekable.position(offset);
    return seekable;
  }

  /** Creates a file, or empties the one that is there. For workers too. */
  public static WritableByteChannel create(String path) throws IOException {
    return FileSystems.create(resource(path), "application/octet-stream");
  }

  private static ResourceId resource(String path) {
    // Beam's local file system takes paths, and would make a folder named file: of a URI.
    String local = path.startsWith("file:") ? Path.of(URI.create(path)).toString() : path;
    return FileSystems.matchNewResource(local, false);
  }

  private static void write(String path, String text) throws IOException {
    try (WritableByteChannel out = create(path)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    }
  }

  private static String toJson(Manifest manifest) {
    try {
      return JSON.writeValueAsString(manifest) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Access<T> {
    T run() throws IOException;
  }

  private interface Change {
    void run() throws IOException;
  }

  private static void guardVoid(String path, Change change) {
    guard(
        path,
        () -> {
          change.run();
          return null;
        });
  }

  private static <T> T guard(String path, Access<T> access) {
    try {
      return access.run();
    } catch (IOException e) {
      throw failure(path, e);
    } catch (IllegalArgumentException e) {
      if (e.getCause() instanceof UnknownHostException) { // so says Hadoop's client
        throw failure(path, e);
      }
      throw e;
    }
  }

  private static StepFailure failure(String path, Exception e) {
    return HdfsFault.failure("the lake failed at " + path, e);
  }
}
