package dev.citizens.lake;

import dev.citizens.failures.Cleanup;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.HdfsFault;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.Attempt;
import dev.citizens.files.FilePath;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * The lake as the launching process sees it: reads manifests and publishes files. Workers know
 * paths and parts only, the package {@link dev.citizens.files}.
 *
 * <p>Failures of the file system become a {@link StepFailure} with {@link ExitStatus#HDFS}.
 */
public final class Lake {
  /** How many rejected attempts of a day and source can be looked at. */
  private static final int REJECTED_KEPT = 3;

  private final LakePaths paths;
  private final LakeStore store;
  private final PublishedFolders published;

  Lake(LakePaths paths, LakeStore store) {
    this.paths = paths;
    this.store = store;
    this.published = new PublishedFolders(store);
  }

  /**
   * The lake with that root; nothing is touched yet.
   *
   * @throws StepFailure with status 2 if there is no such kind of lake
   */
  public static Lake at(String root, Configuration hadoop) {
    FilePath path = new FilePath(root);
    LakeKind kind = LakeRoot.kind(path);
    return new Lake(new LakePaths(root), guard(root, () -> kind.open(path, hadoop)));
  }

  public LakePaths paths() {
    return paths;
  }

  /** Asks for the root, so that an unreachable lake is known before anything runs. */
  public void check() {
    guard(paths.root(), () -> store.exists(paths.root()));
  }

  /**
   * The folder's manifest; empty if nothing is published there.
   *
   * @throws StepFailure with status 21 if it is damaged, or that of another folder
   */
  public Optional<Manifest> find(DayFolder folder) {
    return guard(folder.manifestPath(), () -> published.find(folder));
  }

  /** The manifest of the data set's last day before the folder's; empty if none can be read. */
  public Optional<Manifest> findBefore(DayFolder folder) {
    return guard(folder.days(), () -> published.findBefore(folder));
  }

  /**
   * The manifest of files that were {@link #keepBeside kept beside} what that attempt published;
   * empty if they are gone.
   *
   * @throws StepFailure with status 21 if it is damaged, or that of another folder
   */
  public Optional<Manifest> findBeside(DayFolder folder, String attempt) {
    String path = folder.data(attempt) + "/" + Manifest.FILE_NAME;
    return exists(path) ? Optional.of(ManifestJson.read(folder, readText(path))) : Optional.empty();
  }

  /**
   * Checks that a folder is this job's to publish.
   *
   * @throws StepFailure with status 2 if another job has published it
   */
  public void requireJob(DayFolder folder, String job) {
    guardVoid(folder.path(), () -> published.requireJob(folder, job));
  }

  /** The file's bytes as text; for small files. */
  public String readText(String path) {
    return guard(path, () -> SmallFile.read(path));
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
    guardVoid(path, () -> SmallFile.write(path, text));
  }

  /** Puts a file of an attempt where readers look for it, in one step. */
  public void publish(String attemptFile, String target) {
    guardVoid(target, () -> store.replace(attemptFile, target));
  }

  /**
   * Publishes what an attempt has for a folder, in one step; what was published there before is
   * deleted then.
   *
   * @param data the attempt's folder that holds the files that the manifest names, and no other
   * @param alongside folders with {@link #keepBeside further files} of the same attempts
   */
  public void publishFolder(
      Attempt data, DayFolder folder, Manifest manifest, DayFolder... alongside) {
    guardVoid(folder.path(), () -> published.publish(data, folder, manifest, List.of(alongside)));
  }

  /**
   * Publishes a folder whose files are found by listing it, as whoever reads Parquet does. The
   * attempt's folder takes the place of the one before, which is away for a moment: a reader sees
   * the files of one attempt or none, never those of two.
   *
   * @param data the attempt's folder that holds the files that the manifest names, and no other
   * @param attempt what was published before goes with it
   */
  public void publishListed(Attempt data, DayFolder folder, Manifest manifest, Attempt attempt) {
    guardVoid(folder.path(), () -> published.publishListed(data, folder, manifest, attempt));
  }

  /** Moves files that go with what the attempt is about to publish, with a manifest inside. */
  public void keepBeside(Attempt data, DayFolder folder, Manifest manifest) {
    moveWithManifest(data, folder.data(data.id()), manifest);
  }

  /**
   * Keeps files of an attempt that will not be published, with a manifest inside, instead of those
   * of the oldest such attempt.
   *
   * @return the folder where they are
   */
  public String keepRejected(Attempt data, DayFolder folder, Manifest manifest) {
    String target = folder.rejected() + "/" + data.id();
    moveWithManifest(data, target, manifest);
    Cleanup.run(
        "tidy " + folder.rejected(), () -> published.keepNewest(folder.rejected(), REJECTED_KEPT));
    return target;
  }

  private void moveWithManifest(Attempt data, String target, Manifest manifest) {
    writeText(data.file(Manifest.FILE_NAME), ManifestJson.write(manifest));
    guardVoid(target, () -> published.moveBeside(data, target));
  }

  /** A new attempt; its folder is deleted when it is closed. */
  public OpenAttempt newAttempt() {
    return new OpenAttempt(this, paths.newAttempt());
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
    long before = System.currentTimeMillis() - age.toMillis();
    guardVoid(
        parent,
        () -> {
          for (LakeStore.Folder folder : store.folders(parent)) {
            if (folder.modifiedMillis() < before) {
              String old = parent + "/" + folder.name();
              Cleanup.run("delete " + old, () -> store.deleteFolder(old)); // it may be another's
            }
          }
        });
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
