package dev.citizens.lake;

import dev.citizens.failures.Cleanup;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.Attempt;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * How an attempt's files become those of a day. They are moved to a folder of their own beside the
 * manifest, where nobody looks yet; then a manifest that names this folder replaces the one before,
 * in one step. So attempts need no lock: the last to replace the manifest wins, whole.
 */
final class PublishedFolders {
  private static final int MAX_TRIES = 3;

  /** A folder that no manifest names after that time was left by an attempt that died. */
  private static final Duration DEAD_AFTER = Duration.ofDays(2);

  private final LakeStore store;

  PublishedFolders(LakeStore store) {
    this.store = store;
  }

  /**
   * The manifest in the folder; empty if there is none.
   *
   * @throws StepFailure with status 21 if it is damaged or of another folder
   */
  Optional<Manifest> find(DayFolder folder) throws IOException {
    for (int tries = 1; store.exists(folder.manifestPath()); tries++) {
      try {
        String text = SmallFile.read(folder.manifestPath());
        return Optional.of(ManifestJson.read(folder, text));
      } catch (IOException | StepFailure e) {
        if (tries == MAX_TRIES) { // before, it may have been replaced between open and read
          throw e;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The manifest of the last day before the folder's of which one can be read; empty if there is
   * none.
   */
  Optional<Manifest> findBefore(DayFolder folder) throws IOException {
    List<LocalDate> newestFirst =
        store.folders(folder.days()).stream()
            .flatMap(each -> day(each.name()).stream())
            .filter(day -> day.isBefore(folder.runDate()))
            .sorted(Comparator.reverseOrder())
            .toList();
    for (LocalDate day : newestFirst) {
      Optional<Manifest> found = findReadable(folder.on(day));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Manifest> findReadable(DayFolder folder) throws IOException {
    try {
      return find(folder);
    } catch (StepFailure damaged) {
      return Optional.empty(); // whoever reads that day is told
    }
  }

  private static Optional<LocalDate> day(String folder) {
    try {
      return folder.startsWith(LakePaths.RUN_DATE)
          ? Optional.of(LocalDate.parse(folder.substring(LakePaths.RUN_DATE.length())))
          : Optional.empty();
    } catch (DateTimeParseException e) { // somebody else's
      return Optional.empty();
    }
  }

  /**
   * Publishes what the attempt has in {@code data}: all files that the manifest names.
   *
   * @param alongside folders where the same attempts have files that no manifest names; they come
   *     and go with those that one does
   */
  void publish(Attempt data, DayFolder folder, Manifest manifest, List<DayFolder> alongside)
      throws IOException {
    String written = data.folder() + "-manifest.json";
    SmallFile.write(written, ManifestJson.write(manifest));
    moveBeside(data, folder.data(data.id()));
    String previous = attemptIn(folder);
    requireJob(folder, manifest.job());
    store.replace(written, folder.manifestPath());
    for (DayFolder each : Stream.concat(Stream.of(folder), alongside.stream()).toList()) {
      Cleanup.run("tidy " + each.path(), () -> tidy(each, folder, previous));
    }
  }

  /**
   * Puts the folder {@code data}, with the manifest in it, in the place of the day's folder.
   *
   * @param attempt whose folder gets the one that was there
   */
  void publishListed(Attempt data, DayFolder folder, Manifest manifest, Attempt attempt)
      throws IOException {
    SmallFile.write(data.file(Manifest.FILE_NAME), ManifestJson.write(manifest));
    requireJob(folder, manifest.job());
    String replaced = attempt.file("replaced");
    for (int tries = 1; ; tries++) {
      try {
        if (store.exists(folder.path())) {
          store.deleteFolder(replaced);
          store.moveFolder(folder.path(), replaced);
        }
        store.moveFolder(data.folder(), folder.path());
        return;
      } catch (IOException e) {
        if (tries == MAX_TRIES) { // before, another attempt may have done either meanwhile
          Cleanup.run("put back " + folder.path(), () -> putBack(replaced, folder));
          throw e;
        }
      }
    }
  }

  private void putBack(String replaced, DayFolder folder) throws IOException {
    if (store.exists(replaced) && !store.exists(folder.path())) {
      store.moveFolder(replaced, folder.path());
    }
  }

  /**
   * Checks that what lies in the folder, if it can be read, is of this job: a data set of the same
   * name in another job would be replaced.
   *
   * @throws StepFailure with status 2 if it is not
   */
  void requireJob(DayFolder folder, String job) throws IOException {
    Optional<Manifest> there;
    try {
      there = find(folder);
    } catch (StepFailure damaged) {
      return; // publishing mends it
    }
    if (there.isPresent() && !there.get().job().equals(job)) {
      throw StepFailure.wrongUse(
          "%s was published by the job %s, and this job is %s; give the data set a name of its own, or the job another --lake"
              .formatted(folder.path(), there.get().job(), job));
    }
  }

  /** Moves an attempt's data in one step to where nothing lies. */
  void moveBeside(Attempt data, String target) throws IOException {
    store.moveFolder(data.folder(), target);
    if (!store.exists(target)) { // this process slept for days, and another swept
      throw new IOException("it was deleted before it was published");
    }
  }

  /** Of a manifest that nobody can read there is none: some day what it names is swept. */
  private @Nullable String attemptIn(DayFolder folder) throws IOException {
    return findReadable(folder).map(Manifest::attempt).orElse(null);
  }

  /** Deletes what has been replaced, and what attempts that died have left. */
  private void tidy(DayFolder folder, DayFolder withManifest, @Nullable String previous)
      throws IOException {
    if (previous != null) {
      store.deleteFolder(folder.data(previous));
    }
    long before = System.currentTimeMillis() - DEAD_AFTER.toMillis();
    List<String> old =
        store.folders(folder.path()).stream()
            .filter(each -> !each.name().startsWith("_") && each.modifiedMillis() < before)
            .map(LakeStore.Folder::name)
            .toList();
    String named = old.isEmpty() ? null : attemptIn(withManifest); // asked after the listing
    for (String attempt : old) {
      if (!attempt.equals(named)) {
        store.deleteFolder(folder.data(attempt));
      }
    }
  }

  /** Deletes the folders below {@code parent} but the last that were changed. */
  void keepNewest(String parent, int kept) throws IOException {
    List<LakeStore.Folder> newestFirst =
        store.folders(parent).stream()
            .sorted(Comparator.comparingLong(LakeStore.Folder::modifiedMillis).reversed())
            .toList();
    for (LakeStore.Folder each : newestFirst.stream().skip(kept).toList()) {
      store.deleteFolder(parent + "/" + each.name());
    }
  }
}
