package dev.citizens.pipeline;

import dev.citizens.csv.FileHead;
import dev.citizens.csv.HeaderLine;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Failures;
import dev.citizens.failures.IoCause;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import dev.citizens.lake.Lake;
import dev.citizens.upload.HeaderObjection;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The CSV file of the day, looked at before it is uploaded.
 *
 * @param path a path on this host, or a URI that every worker can open
 * @param onThisHost whether only this host is known to have it
 * @param bytes its length
 * @param dataStart where its first row starts, behind the header
 * @param modifiedMillis when it was last changed, if it is on this host; else 0
 */
record CsvSource(String path, boolean onThisHost, long bytes, long dataStart, long modifiedMillis) {

  /**
   * Looks at the file.
   *
   * @throws StepFailure with status 10 if it is not there or empty, 11 if its header is another
   */
  static CsvSource of(String csv, Dataset dataset) {
    boolean onThisHost = !csv.contains("://");
    String path = onThisHost ? Path.of(csv).toAbsolutePath().toString() : csv;
    if (onThisHost && Files.isDirectory(Path.of(path))) {
      throw StepFailure.wrongUse("--csv=" + csv + " is a folder; name the CSV file in it");
    }
    try (SeekableByteChannel channel = Lake.open(path, 0)) {
      long bytes = channel.size();
      if (bytes == 0) {
        throw notReady("--csv=" + csv + " is empty; run again when it is complete");
      }
      FileHead head = FileHead.read(channel);
      HeaderLine header = HeaderLine.of(head, dataset.dialect());
      Optional<String> objection = HeaderObjection.of(head, header, dataset);
      if (objection.isPresent()) {
        throw new StepFailure(ExitStatus.QUALITY_GATE, "--csv=" + csv + " " + objection.get());
      }
      return new CsvSource(path, onThisHost, bytes, header.end(), modified(path, onThisHost));
    } catch (FileNotFoundException | NoSuchFileException e) {
      throw notReady(
          "--csv=" + csv + " does not exist or cannot be read; run again when it is there");
    } catch (IOException e) {
      throw new StepFailure(
          csv.startsWith("hdfs:") ? ExitStatus.HDFS : ExitStatus.INPUT_NOT_READY,
          "--csv=" + csv + " cannot be read: " + IoCause.of(e));
    }
  }

  /**
   * The reason of a failure while the file was read: that somebody wrote to it, if so; else the
   * failure itself.
   */
  RuntimeException explained(Exception failure) {
    StepFailure known = Failures.explain(failure);
    if (known.status() == ExitStatus.PIPELINE_FAILED) {
      try {
        checkUnchanged();
      } catch (StepFailure changed) {
        changed.addSuppressed(failure);
        return changed;
      }
    }
    return known;
  }

  /**
   * Checks that nobody wrote to the file meanwhile.
   *
   * @throws StepFailure with status 10 if somebody did
   */
  void checkUnchanged() {
    try {
      boolean changed =
          onThisHost
              && (Files.size(Path.of(path)) != bytes || modified(path, true) != modifiedMillis);
      if (changed) {
        throw notReady(
            "--csv=" + path + " changed while it was read; run again when it is complete");
      }
    } catch (IOException e) {
      throw notReady(
          "--csv=" + path + " went away while it was read; run again when it is complete");
    }
  }

  private static long modified(String path, boolean onThisHost) throws IOException {
    return onThisHost ? Files.getLastModifiedTime(Path.of(path)).toMillis() : 0;
  }

  private static StepFailure notReady(String message) {
    return new StepFailure(ExitStatus.INPUT_NOT_READY, message);
  }
}
